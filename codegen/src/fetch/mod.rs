//! A vendor's repository → pages in a folder, and a lock that records which.
//!
//! | module | input → output |
//! |---|---|
//! | [`git`] | a command line of the user's own git → what it prints |
//! | [`refs`] | the refs of a repository and what is wanted → the one to fetch |
//! | [`repository`] | a commit → its pages |
//! | [`pages`] | pages → a folder and back, and their digest |
//! | [`lock`] | fieldnotes.lock |
//! | [`workspace`] | new folders and a new lock → in place of the old ones, all of them or none |
//!
//! The repository is hostile: nothing in it is checked out or run, only pages are written, and anything that cannot be
//! taken as it is ends the pull before anything is replaced. Only [`git`] reaches the network.

pub mod git;
pub mod lock;
pub mod pages;
pub mod refs;
pub mod repository;
pub mod workspace;

#[cfg(test)]
mod tests;
