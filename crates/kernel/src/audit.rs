//! The audit: recount everything from scratch and compare.
//!
//! It runs after each step in tests. A difference is a mistake in obsim, never of a scenario.

use std::collections::BTreeMap;

use crate::kernel::Kernel;
use crate::object::{Backing, Body, EndOf, Mutant, NONE, ObjectId};
use crate::space::Content;
use crate::volume::upcase;

/// What a recount found of one object.
#[derive(Default)]
struct Count {
    handles: u32,
    references: u32,
}

impl Kernel {
    /// Recounts everything.
    ///
    /// # Panics
    /// A count, a link or an owner is not what the rest of the state says: obsim is wrong.
    pub fn audit(&self) {
        let mut counts: BTreeMap<ObjectId, Count> = BTreeMap::new();
        self.count_processes(&mut counts);
        self.count_names(&mut counts);
        for (_, job) in &self.jobs {
            let parent = job.parent.map(|parent| self.jobs[parent].object);
            for object in parent.into_iter().chain(job.port.map(|(port, _)| port)) {
                counts.entry(object).or_default().references += 1;
            }
        }
        self.count_views(&mut counts);
        self.audit_gui();
        self.audit_stations(|station| counts.entry(station).or_default().references += 1);
        self.audit_registry(|event| counts.entry(event).or_default().references += 1);
        for (_, block) in &self.waits {
            counts.entry(block.object).or_default().references += 1;
        }
        for request in self.requests.values() {
            counts.entry(request.file).or_default().references += 1;
            if request.orphan {
                let thread = self.threads[request.thread].object;
                counts.entry(thread).or_default().references += 1;
            }
            if let Some(event) = request.tell.and_then(|tell| tell.event) {
                counts.entry(event).or_default().references += 1;
            }
        }
        for (port, _) in self.files.values().filter_map(|file| file.port) {
            counts.entry(port).or_default().references += 1;
        }
        for (id, object) in &self.objects {
            let found = counts.remove(&id).unwrap_or_default();
            let path = || format!("{id:?} {}", object.body.object_type().name());
            assert_eq!(object.handles, found.handles, "handles of {} drifted", path());
            let want = found.references + found.handles;
            assert_eq!(object.references, want, "references of {} drifted", path());
            assert!(object.references > 0, "{} is alive without a reference", path());
            if object.info != NONE {
                assert!(self.infos.contains(object.info as usize), "{} lost its header", path());
            }
            self.audit_body(id, &object.body);
        }
        assert!(counts.is_empty(), "a dead object is referred to");
        let infos = self.objects.values().filter(|object| object.info != NONE).count();
        assert_eq!(infos, self.infos.len(), "an optional header belongs to nobody");
        for namespace in &self.namespaces {
            let found = self.directory_of(namespace.object);
            assert_eq!(found, Some(namespace.directory), "a namespace lost its directory");
        }
        self.audit_census();
        self.audit_waits();
        self.audit_timers();
        self.audit_files();
        self.audit_pipes();
        self.audit_mailslots();
        self.audit_watches();
        self.audit_instances();
        self.audit_requests();
        self.audit_ports();
        self.audit_jobs();
        self.audit_usage();
        self.audit_queues();
    }

    /// Recounts the openings of files.
    fn audit_files(&self) {
        for (key, node) in &self.nodes {
            for opening in &node.openings {
                let file = &self.files[*opening];
                assert_eq!(file.end, EndOf::Node(key), "an opening is of another file");
                assert!(self.objects[file.object].handles > 0, "a closed opening still shares");
            }
            self.audit_locks(key);
            let files = || self.files.values().filter(|file| file.end == EndOf::Node(key));
            let open = files().filter(|file| self.objects[file.object].handles > 0).count();
            assert_eq!(node.files as usize, files().count(), "the file objects of a file drifted");
            assert_eq!(node.open as usize, open, "the openings of a file drifted");
            assert!(!node.gone || node.files > 0, "a file without a name or a file object stays");
            if let Some((above, name)) = &node.name {
                let entry = self.nodes.get(*above).and_then(|above| above.entries());
                let entry = entry.and_then(|all| all.get(&upcase(name.as_units())));
                assert_eq!(entry == Some(&key), !node.gone, "a file is not where it should be");
            }
        }
        for thread in self.threads.values().filter(|thread| thread.exit.is_some()) {
            let left = thread.owned.len() + usize::from(thread.wait.is_some());
            assert_eq!(left, 0, "an ended thread still owns or waits");
            assert!(thread.completion.is_none(), "an ended thread still has an answer");
            let left = thread.apcs.len() + thread.frames.len();
            assert_eq!(left, 0, "an ended thread still has routines to run");
        }
    }

    /// Recounts the views that keep sections, and the sections that keep file objects.
    fn count_views(&self, counts: &mut BTreeMap<ObjectId, Count>) {
        for (process, space) in &self.spaces {
            assert!(self.processes[*process].exit.is_none(), "an ended process has memory");
            space.audit();
            for region in space.regions.values() {
                if let Content::View { section, .. } = region.content {
                    counts.entry(section).or_default().references += 1;
                }
            }
        }
        for block in self.sections.values() {
            if let Backing::File(file) = block.backing {
                counts.entry(file).or_default().references += 1;
            }
        }
        let sections =
            self.objects.values().filter(|object| matches!(object.body, Body::Section(_)));
        assert_eq!(sections.count(), self.sections.len(), "a section belongs to nobody");
    }

    fn count_processes(&self, counts: &mut BTreeMap<ObjectId, Count>) {
        for (_, process) in &self.processes {
            let token = self.tokens[process.token].object;
            for object in process.idle_event.into_iter().chain([token]) {
                counts.entry(object).or_default().references += 1;
            }
            if let Some(table) = &process.table {
                table.audit();
                for (_, entry) in table.iter() {
                    counts.entry(entry.object).or_default().handles += 1;
                }
                if let Some(directory) = process.directory {
                    counts.entry(directory).or_default().handles += 1;
                }
                if let Some(job) = process.job {
                    counts.entry(self.jobs[job].object).or_default().references += 1;
                }
                // What runs refers to itself.
                counts.entry(process.object).or_default().references += 1;
            }
            process.trace.iter().for_each(|trace| trace.audit());
            assert_eq!(
                process.table.is_none(),
                process.exit.is_some(),
                "a table without a process"
            );
        }
        for (_, thread) in &self.threads {
            let process = &self.processes[thread.process];
            counts.entry(process.object).or_default().references += 1;
            if let Some(queue) = &thread.queue {
                counts.entry(queue.event).or_default().references += 1;
            }
            if let Some(token) = thread.impersonates {
                counts.entry(self.tokens[token].object).or_default().references += 1;
            }
            if thread.exit.is_none() {
                counts.entry(thread.object).or_default().references += 1;
            }
            for mutant in &thread.owned {
                assert!(self.objects.contains_key(*mutant), "a deleted mutant is owned");
            }
        }
        self.ids.audit();
        for (handle, entry) in self.ids.iter() {
            let id = match self.objects[entry.object].body {
                Body::Process(process) => self.processes[process.key].id,
                Body::Thread(thread) => self.threads[thread.key].id,
                _ => panic!("an id names neither a process nor a thread"),
            };
            assert_eq!(u64::from(id.0), handle.0, "an id names another");
        }
        let named = self.processes.len() + self.threads.len();
        assert_eq!(named, self.ids.count() as usize, "an id is missing");
    }

    fn count_names(&self, counts: &mut BTreeMap<ObjectId, Count>) {
        for (_, entries) in &self.directories {
            for (name, id) in entries {
                counts.entry(*id).or_default().references += 1;
                let info = self.info(*id).expect("what has a name has a header");
                let own = info.name.as_ref().map(|(_, own)| own);
                assert_eq!(own, Some(name), "an object does not know its name");
                if let Some((parent, _)) = &info.name {
                    counts.entry(*parent).or_default().references += 1;
                }
            }
        }
        for (id, object) in &self.objects {
            if object.info != NONE && self.infos[object.info as usize].permanent {
                counts.entry(id).or_default().references += 1;
            }
        }
    }

    fn audit_body(&self, id: ObjectId, body: &Body) {
        match body {
            Body::Mutant(Mutant::Owned { by, depth }) => {
                assert!(*depth > 0, "a mutant is owned without being acquired");
                let owned = &self.threads[*by].owned;
                let times = owned.iter().filter(|other| **other == id).count();
                assert_eq!(times, 1, "the owner of a mutant does not list it once");
            }
            Body::Mutant(_) => {
                let listed = self.threads.values().any(|thread| thread.owned.contains(&id));
                assert!(!listed, "a thread lists a mutant that it does not own");
            }
            Body::Semaphore(semaphore) => {
                let in_range = (0..=semaphore.maximum).contains(&semaphore.count);
                assert!(in_range, "a semaphore's count left its range");
            }
            Body::Process(process) => {
                let block = &self.processes[process.key];
                assert_eq!(block.object, id, "a process lost its object");
                assert_eq!(process.ended, block.exit.is_some(), "a process ended halfway");
            }
            Body::Thread(thread) => {
                let block = &self.threads[thread.key];
                assert_eq!(block.object, id, "a thread lost its object");
                assert_eq!(thread.ended, block.exit.is_some(), "a thread ended halfway");
                let listed = self.processes[block.process].threads.contains(&thread.key);
                assert_eq!(listed, !thread.ended, "a process lost count of its threads");
            }
            Body::Token(token) => {
                assert_eq!(self.tokens[token.key].object, id, "a token lost its object")
            }
            Body::File(file) => {
                assert_eq!(self.files[file.key].object, id, "a file lost its object")
            }
            _ => {}
        }
    }
}

impl Kernel {
    /// Counts the wait blocks in queues.
    fn audit_waits(&self) {
        let mut blocks = 0;
        for (key, thread) in &self.threads {
            let Some(wait) = thread.wait else { continue };
            let mut at = wait.first;
            while at != NONE {
                let block = &self.waits[at as usize];
                assert_eq!(block.thread, key, "a wait block changed hands");
                if wait.queued {
                    let found = self.waiters_of(block.object).contains(&key);
                    assert!(found, "a sleeping thread is missing in a queue");
                }
                blocks += 1;
                at = block.sibling;
            }
            if let Some(deadline) = wait.deadline {
                let entry = (deadline, thread.id, key);
                assert!(self.clock.deadlines.contains(&entry), "a deadline is missing");
            }
        }
        assert_eq!(blocks, self.waits.len(), "a wait block belongs to nobody");
        for (when, _, thread) in &self.clock.deadlines {
            let wait = self.threads[*thread].wait.expect("a deadline of nobody who sleeps");
            assert_eq!(wait.deadline, Some(*when), "a deadline drifted");
        }
    }
}
