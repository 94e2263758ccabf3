//! Random assignments to jobs, against a model that writes down what is to come out.
//!
//! The model is a list of processes and of jobs, and writes a transcript with every result. What it
//! does not foresee (who is gone after an end) it leaves open.

// Rules: jobs.nesting, jobs.children, jobs.breakaway, jobs.breakaway-refused, jobs.assign-again
// Rules: jobs.assign-ended, jobs.is-process-in-job, jobs.terminate, jobs.accounting
// Rules: jobs.messages, jobs.messages-nested, jobs.messages-always, jobs.ended-are-out

use std::collections::VecDeque;
use std::fmt::Write;

use replay::{Options, Source};

use crate::random::Random;

const JOBS: usize = 5;
const TURNS: usize = 120;
const RUNS: u64 = 60;

struct Process {
    /// Its number, which its name and the variable of its handle have.
    id: u32,
    runs: bool,
    /// The innermost job.
    job: Option<usize>,
}

#[derive(Default)]
struct Job {
    parent: Option<usize>,
    /// Whether children may leave it.
    breakaway: bool,
    members: Vec<usize>,
    total: usize,
    /// What its port has to tell: the message, and the process.
    told: VecDeque<(u32, u32)>,
}

struct Model {
    processes: Vec<Process>,
    jobs: Vec<Job>,
    next_id: u32,
    text: String,
}

impl Model {
    fn new(random: &mut Random) -> Model {
        let (processes, jobs) = (Vec::new(), Vec::new());
        let mut model = Model { processes, jobs, next_id: 1008, text: String::new() };
        model.say("# Jobs nest\n\nsim> world bare\nsim> process app");
        for at in 0..JOBS {
            let breakaway = random.percent(50);
            model.jobs.push(Job { breakaway, ..Job::default() });
            let flag = if breakaway { "JOB_OBJECT_LIMIT_BREAKAWAY_OK" } else { "0" };
            let basic = format!("JOBOBJECT_BASIC_LIMIT_INFORMATION{{ .LimitFlags = {flag} }}");
            model.say(&format!("app> j{at} = CreateJobObjectW(NULL, NULL)"));
            model.say(&format!("app> q{at} = CreateIoCompletionPort(INVALID_HANDLE_VALUE)"));
            model.say(&format!(
                "app> SetInformationJobObject(j{at}, JobObjectAssociateCompletionPortInformation, \
                 &JOBOBJECT_ASSOCIATE_COMPLETION_PORT{{ .CompletionPort = q{at} }}, 16)"
            ));
            model.say(&format!(
                "app> SetInformationJobObject(j{at}, JobObjectExtendedLimitInformation, \
                 &JOBOBJECT_EXTENDED_LIMIT_INFORMATION{{ .BasicLimitInformation = {basic} }}, 144)"
            ));
        }
        model
    }

    fn say(&mut self, line: &str) {
        writeln!(self.text, "{line}").expect("a text takes more text");
    }

    fn chain(&self, job: Option<usize>) -> Vec<usize> {
        std::iter::successors(job, |at| self.jobs[*at].parent).collect()
    }

    /// A process is created by the application, or by another process.
    fn create(&mut self, by: Option<usize>, leaves: bool) {
        let number = self.processes.len();
        let creator = by.map_or("app".to_owned(), |by| format!("p{by}"));
        let flags = if leaves { "CREATE_BREAKAWAY_FROM_JOB" } else { "0" };
        self.say(&format!(
            "{creator}> CreateProcessW(.lpCommandLine = L\"p{number}.exe\", .dwCreationFlags = \
             {flags}, .lpProcessInformation = &pi)"
        ));
        let mut chain = self.chain(by.and_then(|by| self.processes[by].job));
        if leaves && chain.first().is_some_and(|inner| !self.jobs[*inner].breakaway) {
            self.say("  = FALSE\n  ! ERROR_ACCESS_DENIED\n  ...");
            return;
        }
        while leaves && chain.first().is_some_and(|inner| self.jobs[*inner].breakaway) {
            chain.remove(0);
        }
        self.say("  = TRUE\n  ...");
        self.say(&format!(
            "app> h{number} = OpenProcess(PROCESS_ALL_ACCESS, FALSE, p{number}.pid)"
        ));
        let id = self.take_id();
        self.take_id();
        let job = chain.first().copied();
        self.processes.push(Process { id, runs: true, job });
        for job in chain {
            self.join(number, job);
        }
    }

    /// The next id. The first place of each page of their table stays free.
    fn take_id(&mut self) -> u32 {
        if self.next_id.is_multiple_of(1024) {
            self.next_id += 4;
        }
        self.next_id += 4;
        self.next_id - 4
    }

    fn join(&mut self, process: usize, job: usize) {
        let id = self.processes[process].id;
        let job = &mut self.jobs[job];
        job.members.push(process);
        job.total += 1;
        job.told.push_back((6, id));
    }

    fn assign(&mut self, process: usize, job: usize) {
        self.say(&format!("app> AssignProcessToJobObject(j{job}, h{process})"));
        let now = self.processes[process].job;
        let inside = self.chain(now);
        let empty = self.jobs[job].members.is_empty() && self.jobs[job].parent.is_none();
        let nests = match now {
            None => true,
            Some(now) => empty || self.chain(Some(job)).contains(&now),
        };
        if !self.processes[process].runs || !inside.contains(&job) && !nests {
            self.say("  = FALSE\n  ! ERROR_ACCESS_DENIED\n  ...");
            return;
        }
        self.say("  = TRUE");
        if inside.contains(&job) {
            return;
        }
        if let Some(now) = now
            && !self.chain(Some(job)).contains(&now)
        {
            self.jobs[job].parent = Some(now);
        }
        self.processes[process].job = Some(job);
        for entered in self.chain(Some(job)) {
            if !inside.contains(&entered) {
                self.join(process, entered);
            }
        }
    }

    /// A process ends and leaves its jobs, the innermost first.
    fn end(&mut self, process: usize) {
        let id = self.processes[process].id;
        let job = self.processes[process].job.take();
        self.processes[process].runs = false;
        for at in self.chain(job) {
            let job = &mut self.jobs[at];
            job.members.retain(|member| *member != process);
            job.told.push_back((7, id));
            if job.members.is_empty() {
                job.told.push_back((4, 0));
            }
        }
    }

    fn ask(&mut self, process: usize, job: usize) {
        let inside = self.jobs[job].members.contains(&process);
        let any = self.processes[process].job.is_some();
        let word = |known: bool| if known { "TRUE" } else { "FALSE" };
        self.say(&format!("app> IsProcessInJob(h{process}, j{job}, &is)"));
        self.say(&format!("  = TRUE\n  & is = {}", word(inside)));
        self.say(&format!("app> IsProcessInJob(h{process}, NULL, &is)"));
        self.say(&format!("  = TRUE\n  & is = {}", word(any)));
        let Job { total, members, .. } = &self.jobs[job];
        let (total, active) = (*total, members.len());
        self.say(&format!(
            "app> QueryInformationJobObject(j{job}, JobObjectBasicAccountingInformation, &n, 48)"
        ));
        let counts = format!(".TotalProcesses = {total}, .ActiveProcesses = {active}, ...");
        self.say(&format!("  = TRUE\n  & n = {{ {counts} }}"));
    }

    /// The next thing that the port of a job tells.
    fn listen(&mut self, job: usize) {
        let told = self.jobs[job].told.pop_front();
        self.say(&format!("app> GetQueuedCompletionStatus(q{job}, &message, &key, &which, 0)"));
        match told {
            Some((message, id)) => {
                self.say(&format!("  = TRUE\n  & message = {message}\n  & key = 0"));
                self.say(&format!("  & which = {id:#x}"));
            }
            None => self.say("  = FALSE\n  ! WAIT_TIMEOUT\n  ..."),
        }
    }

    fn turn(&mut self, random: &mut Random) {
        let running: Vec<usize> =
            (0..self.processes.len()).filter(|at| self.processes[*at].runs).collect();
        let job = random.below(JOBS);
        match random.below(12) {
            _ if self.processes.is_empty() => self.create(None, false),
            0 | 1 if running.len() < 12 => self.create(None, false),
            2 | 3 if !running.is_empty() => {
                let leaves = random.percent(50);
                self.create(Some(random.pick(&running)), leaves);
            }
            4 if !running.is_empty() && random.percent(30) => {
                self.say(&format!("app> TerminateJobObject(j{job}, 5)\n  = TRUE\n  ..."));
                for member in self.jobs[job].members.clone() {
                    self.end(member);
                }
            }
            5 if !running.is_empty() => {
                let process = random.pick(&running);
                self.say(&format!("app> TerminateProcess(h{process}, 0)\n  = TRUE\n  ..."));
                self.end(process);
            }
            6 => self.ask(random.below(self.processes.len()), job),
            7 | 8 => self.listen(job),
            _ => self.assign(random.below(self.processes.len()), job),
        }
    }
}

#[test]
fn jobs_nest_as_a_model_of_them_says() {
    let mut nested = 0;
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut model = Model::new(&mut random);
        for _ in 0..TURNS {
            model.turn(&mut random);
        }
        for job in 0..JOBS {
            while !model.jobs[job].told.is_empty() {
                model.listen(job);
            }
            model.listen(job);
        }
        nested += model.jobs.iter().filter(|job| job.parent.is_some()).count();
        let options = Options { audit: true, ..Options::default() };
        let outcome = replay::run(&model.text, Source::Transcript, options, &mut |_, _| {});
        let (differences, error) = (&outcome.differences, &outcome.error);
        assert!(outcome.is_clean(), "seed {seed}: {differences:#?}\n{error:?}\n{}", model.text);
    }
    assert!(nested > 100, "the jobs of {nested} are nested: that is few");
}
