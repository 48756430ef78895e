//! Row sets → data files, one file per format.

pub mod csv;
