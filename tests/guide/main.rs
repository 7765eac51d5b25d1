//! The guide in `docs/`: its code, its links, and the messages that it explains.

mod examples;
mod facts;
mod links;
mod messages;
mod packages;
mod page;
mod shell;
mod support;
mod tables;
