//! Integration tests: whole small sites in, pages and findings out. One binary, one module a concern.

mod broken;
mod catalogue;
mod facts;
mod sample;
mod site;
mod tidy;
mod words;
