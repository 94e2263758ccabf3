//! Random sequences of calls, as lines of a transcript.
//!
//! Two processes with two threads each create, open, duplicate, signal, wait for, ask about and
//! close objects. A sequence leaves nothing behind: at its end everybody is awake and every handle
//! is closed. What Windows leaves open is avoided: no number of one table is used in another, and a
//! value that is free again is not used any more.

use replay::Session;
use script::{Entry, Item};
use sim::ThreadState;

/// How a program with sequences begins.
pub(crate) const PRELUDE: &[&str] = &[
    "sim> world bare",
    "sim> process app",
    "sim> process other",
    "app> CreateThread(.lpStartAddress = worker)",
    "other> CreateThread(.lpStartAddress = helper)",
    "app> hOther = OpenProcess(PROCESS_ALL_ACCESS, FALSE, other.pid)",
    "other> hApp = OpenProcess(PROCESS_ALL_ACCESS, FALSE, app.pid)",
];

/// The actors, and the process of each.
const ACTORS: [(&str, usize); 4] =
    [("app", 0), ("app:worker", 0), ("other", 1), ("other:helper", 1)];
const PROCESSES: [&str; 2] = ["app", "other"];

/// Numbers that look like chance and are the same every time.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }
}

/// A handle that a sequence has made.
#[derive(Clone, Debug)]
struct Slot {
    /// The process whose variable it is in, and the one whose table it is in.
    writer: usize,
    owner: usize,
    /// What it was meant to be.
    kind: char,
    /// Its value in obsim, and whether that is open.
    value: u64,
    is_open: bool,
    /// Whether its value may have come back since it was closed.
    is_stale: bool,
    /// Whether somebody waits for it.
    is_awaited: bool,
    /// Whether it has all rights.
    is_full: bool,
}

/// A sequence in the making.
pub(crate) struct Maker<'r> {
    random: &'r mut Random,
    pub session: Session,
    number: usize,
    slots: Vec<Slot>,
    lines: Vec<String>,
    actor: usize,
}

/// A new handle that a line makes: whose table it goes to, what it is, and whether it is full.
type New = Option<(usize, char, bool)>;

/// Runs a line in a session: whether it could.
pub(crate) fn enter(session: &mut Session, line: &str) -> bool {
    entered(session, line).is_some()
}

/// Runs a line in a session, if it can: whether what it returned is something.
fn entered(session: &mut Session, line: &str) -> Option<bool> {
    let Ok(Entry::Whole(Item::Prompt(prompt))) = script::parse_prompt(line) else { return None };
    let done = session.prompt(&prompt).ok()?;
    let value = done.lines.iter().find_map(|line| match &line.detail {
        replay::Detail::Value(_, value) => value.int(),
        _ => None,
    });
    Some(value.is_some_and(|value| value != 0))
}

impl<'r> Maker<'r> {
    pub(crate) fn new(random: &'r mut Random, session: Session) -> Maker<'r> {
        Maker { random, session, number: 0, slots: Vec::new(), lines: Vec::new(), actor: 0 }
    }

    /// Makes the sequence of a number: its lines, those that clean up at the end included.
    pub(crate) fn sequence(&mut self, number: usize) -> Vec<String> {
        self.number = number;
        self.slots.clear();
        self.lines.clear();
        // Many short ones find more than a few long ones.
        let longer = if self.random.percent(8) { self.random.below(31) } else { 0 };
        let wanted = 5 + self.random.below(5) + longer;
        while self.lines.len() < wanted.min(40) {
            self.line();
        }
        self.wake_all();
        self.close_all();
        std::mem::take(&mut self.lines)
    }

    fn state(&self, actor: usize) -> ThreadState {
        let (name, process) = ACTORS[actor];
        let thread = name.split_once(':').map(|(_, thread)| thread);
        let world = self.session.world();
        world
            .actors()
            .thread(PROCESSES[process], thread)
            .map_or(ThreadState::Ended, |thread| world.state(thread))
    }

    /// One more line, of whoever can act; most often of who acted last.
    fn line(&mut self) {
        let is_ready = |this: &Self, at: usize| this.state(at) == ThreadState::Ready;
        if !self.random.percent(65) || !is_ready(self, self.actor) {
            let ready: Vec<usize> = (0..ACTORS.len()).filter(|at| is_ready(self, *at)).collect();
            self.actor = self.random.pick(&ready);
        }
        let process = ACTORS[self.actor].1;
        let at = self.slots.len();
        if let Some((text, new)) = self.call(process, at) {
            self.run(&text, new);
        }
    }

    /// Runs a call of the actor, and looks at what it left open.
    fn run(&mut self, text: &str, new: New) {
        let (name, process) = ACTORS[self.actor];
        let at = self.slots.len();
        let line = format!("{name}> {text}");
        let Some(succeeded) = entered(&mut self.session, &line) else { return };
        self.lines.push(line);
        if let Some((owner, kind, is_full)) = new {
            let value = self.variable(process, &format!("h{at}"));
            let is_open = succeeded && self.open(owner).contains(&value);
            if is_open {
                let closed = self.slots.iter_mut().filter(|slot| slot.owner == owner);
                closed.filter(|slot| !slot.is_open).for_each(|slot| slot.is_stale = true);
            }
            self.slots.push(Slot {
                writer: process,
                owner,
                kind,
                value,
                is_open,
                is_stale: !is_open,
                is_awaited: false,
                is_full,
            });
        }
        for owner in 0..PROCESSES.len() {
            let open = self.open(owner);
            for slot in self.slots.iter_mut().filter(|slot| slot.owner == owner && slot.is_open) {
                slot.is_open = open.contains(&slot.value);
            }
        }
    }

    fn variable(&self, process: usize, name: &str) -> u64 {
        let key = self.session.world().actors().process(PROCESSES[process]).unwrap_or_default();
        match self.session.variables_of(key).get(name).map(|variable| &variable.cell) {
            Some(replay::Cell::Plain(value)) => value.int().unwrap_or(0),
            _ => 0,
        }
    }

    fn open(&self, process: usize) -> Vec<u64> {
        let world = self.session.world();
        let key = world.actors().process(PROCESSES[process]).unwrap_or_default();
        view::handles(world, key).iter().map(|row| row.value.0).collect()
    }

    /// How a process writes a slot.
    fn written(&self, process: usize, at: usize) -> String {
        let slot = &self.slots[at];
        match slot.writer == process {
            true => format!("h{at}"),
            false => format!("{}.h{at}", PROCESSES[slot.writer]),
        }
    }

    /// A handle of the process, nearly always an open one of a wanted type.
    fn handle(&mut self, process: usize, kinds: &str) -> Option<(usize, String)> {
        let usable: Vec<usize> = (0..self.slots.len())
            .filter(|at| {
                let slot = &self.slots[*at];
                slot.owner == process && (slot.is_open || !slot.is_stale)
            })
            .collect();
        let fitting: Vec<usize> =
            usable.iter().copied().filter(|at| kinds.contains(self.slots[*at].kind)).collect();
        let among = if !fitting.is_empty() && self.random.percent(90) { fitting } else { usable };
        if among.is_empty() {
            return None;
        }
        let at = self.random.pick(&among);
        Some((at, self.written(process, at)))
    }

    /// A handle as an argument: now and then one that is none.
    fn argument(&mut self, process: usize, kinds: &str) -> Option<String> {
        match self.random.below(40) {
            0 => Some("NULL".into()),
            1 => Some("(HANDLE)0x99990".into()),
            _ => self.handle(process, kinds).map(|(_, text)| text),
        }
    }

    fn name(&mut self) -> String {
        match self.random.below(5) {
            0 | 1 => format!("L\"s{}{}\"", self.number, self.random.pick(&["a", "b", "A"])),
            _ => "NULL".into(),
        }
    }

    fn truth(&mut self) -> &'static str {
        self.random.pick(&["TRUE", "FALSE"])
    }

    /// A call of a process, and the handle that it makes.
    fn call(&mut self, process: usize, at: usize) -> Option<(String, New)> {
        if self.slots.len() < 3 || self.random.percent(22) {
            return self.creation(process, at);
        }
        let text = match self.random.below(30) {
            0..=2 => format!("SetEvent({})", self.argument(process, "e")?),
            3 => format!("ResetEvent({})", self.argument(process, "e")?),
            4 => format!("PulseEvent({})", self.argument(process, "e")?),
            5 | 6 => format!("ReleaseMutex({})", self.argument(process, "m")?),
            7 | 8 => {
                let count = self.random.pick(&[1, 1, 1, 2, 3, 100]);
                format!("ReleaseSemaphore({}, {count}, &previous)", self.argument(process, "s")?)
            }
            9..=12 => format!("WaitForSingleObject({}, 0)", self.argument(process, "emst")?),
            13 | 14 => return self.wait_for_several(process),
            15 => {
                let (signal, wait) =
                    (self.argument(process, "ems")?, self.argument(process, "ems")?);
                format!("SignalObjectAndWait({signal}, {wait}, 0, FALSE)")
            }
            16 | 17 => return self.close(process),
            18..=21 => return self.duplicate(process, at),
            22 => format!("GetHandleInformation({}, &flags)", self.argument(process, "emsjp")?),
            23 => {
                let flags = self.random.pick(&["0", "HANDLE_FLAG_INHERIT"]);
                let handle = self.argument(process, "emsjp")?;
                format!("SetHandleInformation({handle}, HANDLE_FLAG_INHERIT, {flags})")
            }
            24 => {
                let flags = self.random.pick(&["0", "HANDLE_FLAG_PROTECT_FROM_CLOSE"]);
                let handle = self.argument(process, "emsjp")?;
                format!("SetHandleInformation({handle}, HANDLE_FLAG_PROTECT_FROM_CLOSE, {flags})")
            }
            25 => return self.question(process),
            26 => format!("NtSetEvent({}, &previous)", self.argument(process, "e")?),
            27 => format!("NtReleaseMutant({}, &previous)", self.argument(process, "m")?),
            28 => return self.packet(process),
            _ => return self.sleep(process),
        };
        Some((text, None))
    }

    fn creation(&mut self, process: usize, at: usize) -> Option<(String, New)> {
        let (name, one, two) = (self.name(), self.truth(), self.truth());
        let attributes = match self.random.below(4) {
            0 => "&SECURITY_ATTRIBUTES{ .bInheritHandle = TRUE }",
            _ => "NULL",
        };
        let rights = self.random.pick(&["SYNCHRONIZE", "EVENT_MODIFY_STATE", "EVENT_ALL_ACCESS"]);
        let (call, kind, is_full) = match self.random.below(12) {
            0..=3 => (format!("CreateEventW({attributes}, {one}, {two}, {name})"), 'e', true),
            4 | 5 => (format!("CreateMutexW({attributes}, {one}, {name})"), 'm', true),
            6 | 7 => {
                let (count, limit) = (self.random.below(3), 1 + self.random.below(3));
                (format!("CreateSemaphoreW({attributes}, {count}, {limit}, {name})"), 's', true)
            }
            8 if name != "NULL" => (format!("OpenEventW({rights}, {one}, {name})"), 'e', false),
            8 => (format!("CreateEventExW({attributes}, NULL, 1, {rights})"), 'e', false),
            9 if name != "NULL" => {
                (format!("OpenMutexW(MUTEX_ALL_ACCESS, {one}, {name})"), 'm', false)
            }
            9 => (format!("CreateMutexExW({attributes}, NULL, 1, SYNCHRONIZE)"), 'm', false),
            10 => (format!("CreateJobObjectW({attributes}, {name})"), 'j', true),
            _ => ("CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0)".into(), 'p', true),
        };
        Some((format!("h{at} = {call}"), Some((process, kind, is_full))))
    }

    fn wait_for_several(&mut self, process: usize) -> Option<(String, New)> {
        let mut handles = Vec::new();
        let mut chosen: Vec<String> = Vec::new();
        for _ in 0..2 + self.random.below(2) {
            let (at, text) = self.handle(process, "ems")?;
            // Two handles of one object are told apart differently; a scenario of its own shows it.
            if chosen.contains(&self.object_of(at)) {
                return None;
            }
            chosen.push(self.object_of(at));
            handles.push(text);
        }
        let (count, all) = (handles.len(), self.truth());
        let list = handles.join(", ");
        Some((format!("WaitForMultipleObjects({count}, {{ {list} }}, {all}, 0)"), None))
    }

    /// The key of the object behind a slot; a slot that is closed is alone.
    fn object_of(&self, at: usize) -> String {
        let slot = &self.slots[at];
        let world = self.session.world();
        let key = world.actors().process(PROCESSES[slot.owner]).unwrap_or_default();
        let rows = view::handles(world, key);
        let row = rows.iter().find(|row| row.value.0 == slot.value);
        row.map_or(format!("closed {at}"), |row| format!("{:?}", row.object))
    }

    fn close(&mut self, process: usize) -> Option<(String, New)> {
        let (at, text) = self.handle(process, "emsjp")?;
        (!self.slots[at].is_awaited).then(|| (format!("CloseHandle({text})"), None))
    }

    fn duplicate(&mut self, process: usize, at: usize) -> Option<(String, New)> {
        let (from, to) = self.random.pick(&[
            (process, process),
            (process, process),
            (process, 1 - process),
            (1 - process, process),
        ]);
        let (source, text) = self.handle(from, "ems")?;
        let slot = self.slots[source].clone();
        // Whose number it is has been told by the one that made it.
        let text = if from == process { text } else { self.written(process, source) };
        let other = if process == 0 { "hOther" } else { "hApp" };
        let side = |of: usize| if of == process { "GetCurrentProcess()" } else { other };
        let (access, options) = self.random.pick(&[
            ("0", "DUPLICATE_SAME_ACCESS"),
            ("0", "DUPLICATE_SAME_ACCESS"),
            ("0", "DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE"),
            ("SYNCHRONIZE", "0"),
            ("EVENT_MODIFY_STATE", "0"),
        ]);
        if slot.is_awaited && options.contains("CLOSE") {
            return None;
        }
        let inherit = self.truth();
        let call = format!(
            "DuplicateHandle({}, {text}, {}, &h{at}, {access}, {inherit}, {options})",
            side(from),
            side(to)
        );
        let is_full = slot.is_full && options != "0";
        Some((call, Some((to, slot.kind, is_full))))
    }

    fn question(&mut self, process: usize) -> Option<(String, New)> {
        let text = match self.random.below(4) {
            0 => format!("NtQueryEvent({}, 0, &event, 8, NULL)", self.argument(process, "e")?),
            1 => format!("NtQueryMutant({}, 0, &mutant, 8, NULL)", self.argument(process, "m")?),
            2 => {
                let handle = self.argument(process, "s")?;
                format!("NtQuerySemaphore({handle}, 0, &semaphore, 8, NULL)")
            }
            _ => {
                let handle = self.argument(process, "emsjp")?;
                format!("NtQueryObject({handle}, 0, &basic, 56, NULL)")
            }
        };
        Some((text, None))
    }

    fn packet(&mut self, process: usize) -> Option<(String, New)> {
        let port = self.argument(process, "p")?;
        let text = match self.random.below(2) {
            0 => format!("PostQueuedCompletionStatus({port}, {}, 7, NULL)", self.random.below(9)),
            _ => {
                format!("GetQueuedCompletionStatus({port}, &bytes, &packet, &overlapped, 0)")
            }
        };
        Some((text, None))
    }

    /// A wait without an end, where somebody can end it.
    fn sleep(&mut self, process: usize) -> Option<(String, New)> {
        let others = (0..ACTORS.len()).filter(|at| ACTORS[*at].1 == process && *at != self.actor);
        if others.into_iter().any(|at| self.state(at) != ThreadState::Ready) {
            return None;
        }
        let (at, text) = self.handle(process, "es")?;
        let slot = &self.slots[at];
        if !slot.is_open || !slot.is_full || !"es".contains(slot.kind) {
            return None;
        }
        self.run(&format!("WaitForSingleObject({text}, INFINITE)"), None);
        if self.state(self.actor) == ThreadState::Blocked {
            self.slots[at].is_awaited = true;
        }
        None
    }

    /// Signals what is waited for until nobody sleeps.
    fn wake_all(&mut self) {
        for _ in 0..8 {
            for at in 0..self.slots.len() {
                let slot = self.slots[at].clone();
                let sleeps = (0..ACTORS.len()).any(|actor| self.state(actor) != ThreadState::Ready);
                if !slot.is_awaited || !sleeps {
                    continue;
                }
                let ready = (0..ACTORS.len()).find(|actor| {
                    ACTORS[*actor].1 == slot.owner && self.state(*actor) == ThreadState::Ready
                });
                let Some(ready) = ready else { continue };
                self.actor = ready;
                let text = self.written(slot.owner, at);
                match slot.kind {
                    'e' => self.run(&format!("SetEvent({text})"), None),
                    _ => self.run(&format!("ReleaseSemaphore({text}, 1, NULL)"), None),
                }
            }
        }
    }

    fn close_all(&mut self) {
        for at in 0..self.slots.len() {
            if !self.slots[at].is_open {
                continue;
            }
            let owner = self.slots[at].owner;
            self.actor = owner * 2;
            let text = self.written(owner, at);
            self.run(&format!("CloseHandle({text})"), None);
            if self.slots[at].is_open {
                let flag = "HANDLE_FLAG_PROTECT_FROM_CLOSE";
                self.run(&format!("SetHandleInformation({text}, {flag}, 0)"), None);
                self.run(&format!("CloseHandle({text})"), None);
            }
        }
    }
}
