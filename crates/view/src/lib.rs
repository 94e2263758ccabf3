//! What obsim shows: tables of handles and objects, and the answers to why.
