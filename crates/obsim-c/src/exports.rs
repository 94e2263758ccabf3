//! The calls of the table as C functions. Printed by `cargo xtask gen`: do not edit.

mod apcs;
mod changes;
mod clock;
mod directories;
mod drawings;
mod events;
mod file_information;
mod file_locks;
mod file_names;
mod files;
mod handles;
mod jobs;
mod keyed_events;
mod keys;
mod locks;
mod mailslots;
mod messages;
mod mutants;
mod names;
mod namespaces;
mod overlapped;
mod pipes;
mod plain;
mod ports;
mod processes;
mod regions;
mod scheduling;
mod sections;
mod security;
mod semaphores;
mod stations;
mod threads;
mod timers;
mod tokens;
mod transactions;
mod waits;
mod windows;

/// The address of an exported function.
pub(crate) fn function(name: &str) -> Option<u64> {
    let all = [
        apcs::NAMES,
        changes::NAMES,
        clock::NAMES,
        directories::NAMES,
        drawings::NAMES,
        events::NAMES,
        file_information::NAMES,
        file_locks::NAMES,
        file_names::NAMES,
        files::NAMES,
        handles::NAMES,
        jobs::NAMES,
        keyed_events::NAMES,
        keys::NAMES,
        locks::NAMES,
        mailslots::NAMES,
        messages::NAMES,
        mutants::NAMES,
        names::NAMES,
        namespaces::NAMES,
        overlapped::NAMES,
        pipes::NAMES,
        plain::NAMES,
        ports::NAMES,
        processes::NAMES,
        regions::NAMES,
        scheduling::NAMES,
        sections::NAMES,
        security::NAMES,
        semaphores::NAMES,
        stations::NAMES,
        threads::NAMES,
        timers::NAMES,
        tokens::NAMES,
        transactions::NAMES,
        waits::NAMES,
        windows::NAMES,
        crate::beside::NAMES,
        crate::identifiers::NAMES,
    ];
    let found = all.into_iter().flatten().find(|(other, _)| *other == name);
    found.map(|(_, function)| function.0 as u64)
}
