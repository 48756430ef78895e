//! YAML that people go on writing: the canonical layout of a file that is there, with its comments, and a declaration that
//! waits to be filled in. Both follow the vocabulary; neither touches a disk.

pub mod append;
pub mod blank;
pub mod layout;
