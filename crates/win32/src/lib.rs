//! The Win32 half of obsim: last error, defaults and translations over any NT layer.
