/* Declared in obsim.h, as everything. */
#include "obsim.h"
