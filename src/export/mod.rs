//! Row sets → data files, one file per format.

pub mod atom;
pub mod csv;
