//! The table of calls that obsim answers: as values, as traits, as rows.
