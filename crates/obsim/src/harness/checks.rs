//! Many runs of one program: under many schedules, and with one failure after the other.

use std::sync::Arc;

use calls::Shortage;
use nt::Status;

use super::environment;
use super::exit::Exit;
use super::programs::Main;
use super::report::Report;
use super::world::{App, World};
use crate::machine::Mistake;

/// How many calls a program may make that can fail before it is taken for endless.
const FAULTS_MAX: u64 = 100_000;

impl World {
    /// Runs a program under so many schedules that chance makes, and fails with the first run that
    /// is not clean. `OBSIM_SEED` in the environment names the only one to be tried.
    ///
    /// ```should_panic
    /// use obsim::prelude::*;
    ///
    /// // Each takes one and asks for the other.
    /// World::new().check_random(100, |_| {
    ///     let locks = [CreateMutexW(NULL, false, NULL)?, CreateMutexW(NULL, false, NULL)?];
    ///     let other = spawn("other", move || {
    ///         for lock in [locks[1], locks[0]] {
    ///             WaitForSingleObject(lock, INFINITE);
    ///         }
    ///         ReleaseMutex(locks[0])?;
    ///         ReleaseMutex(locks[1])
    ///     })?;
    ///     for lock in locks {
    ///         WaitForSingleObject(lock, INFINITE);
    ///     }
    ///     ReleaseMutex(locks[1])?;
    ///     ReleaseMutex(locks[0])?;
    ///     WaitForSingleObject(other, INFINITE);
    ///     for handle in [other, locks[0], locks[1]] {
    ///         CloseHandle(handle)?;
    ///     }
    ///     Ok::<_, Win32Error>(())
    /// });
    /// ```
    ///
    /// # Panics
    /// A run is not clean. The message tells it, its seed among the rest.
    #[track_caller]
    pub fn check_random<E: Exit>(
        &self,
        seeds: u64,
        program: impl Fn(App) -> E + Send + Sync + 'static,
    ) {
        if let Some(report) = self.find_random(seeds, program) {
            report.assert_clean();
        }
    }

    /// As [`World::check_random`], but hands over the first run that is not clean.
    pub fn find_random<E: Exit>(
        &self,
        seeds: u64,
        program: impl Fn(App) -> E + Send + Sync + 'static,
    ) -> Option<Report> {
        let main: Main = Arc::new(move |app| program(app).exit());
        let seeds = if environment::decides() { 1 } else { seeds };
        (0..seeds).find_map(|seed| {
            // Few runs are told, and those can be made again.
            let world = self.fork().seed(seed);
            let report = world.fork().record(false).run_main(main.clone());
            let is_wrong = !report.is_clean_but(&[]);
            is_wrong.then(|| world.run_main(main.clone()))
        })
    }

    /// Runs a program again and again, and lets one more call fail each time: the first that opens
    /// a handle or takes memory, the second, and so on until there is none left. A program may end
    /// with an error because of that; a run that is otherwise not clean fails. `OBSIM_FAULT` in the
    /// environment names the only call that is to fail.
    ///
    /// # Panics
    /// A run is not clean. The message tells it.
    #[track_caller]
    pub fn fail_each<E: Exit>(&self, program: impl Fn(App) -> E + Send + Sync + 'static) {
        let (shortage, status) = (Shortage::All, Status::INSUFFICIENT_RESOURCES);
        if let Some(report) = self.find_failing(shortage, status, program) {
            report.assert_clean_but(&[Mistake::Failure]);
        }
    }

    /// As [`World::fail_each`], but for calls and with a status of one's choice; hands over the
    /// first run that is not clean.
    pub fn find_failing<E: Exit>(
        &self,
        shortage: Shortage,
        status: Status,
        program: impl Fn(App) -> E + Send + Sync + 'static,
    ) -> Option<Report> {
        let main: Main = Arc::new(move |app| program(app).exit());
        let only = environment::number(environment::FAULT);
        let first = only.unwrap_or(1);
        for at in first..=only.unwrap_or(FAULTS_MAX) {
            let world = self.fork().fail(shortage, at, status);
            let report = world.fork().record(false).run_main(main.clone());
            if !report.is_clean_but(&[Mistake::Failure]) {
                return Some(world.run_main(main.clone()));
            }
            if report.concerned() < at {
                return None;
            }
        }
        None
    }
}
