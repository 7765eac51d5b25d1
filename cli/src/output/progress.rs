//! Progress on standard error, for work that passes a second.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::When;
use super::width;

/// When the first line is shown.
const FIRST: Duration = Duration::from_secs(1);
/// How often it is shown again.
const NEXT: Duration = Duration::from_millis(200);
/// Goes to the start of the line and erases it (ECMA-48, "EL").
const ERASE: &str = "\r\x1b[2K";

/// A line on standard error that says what a command is doing. A thread writes it, so that work need not be
/// interrupted for it.
#[derive(Debug)]
pub struct Progress(Option<Arc<Shared>>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    ended: Condvar,
    is_terminal: bool,
}

#[derive(Debug)]
struct State {
    start: Instant,
    stage: String,
    done: Option<(usize, usize)>,
    /// The line that is shown.
    shown: String,
    has_ended: bool,
}

impl Progress {
    pub fn new(when: When) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_wanted = match when {
            When::Auto => is_terminal && !is_dumb,
            When::Always => true,
            When::Never => false,
        };
        if !is_wanted {
            return Progress(None);
        }
        let state = State {
            start: Instant::now(),
            stage: "working".to_owned(),
            done: None,
            shown: String::new(),
            has_ended: false,
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            ended: Condvar::new(),
            is_terminal: is_terminal && !is_dumb,
        });
        let of_thread = Arc::clone(&shared);
        // Without a thread, no progress is shown, but the command still works.
        let spawned = thread::Builder::new().spawn(move || of_thread.show());
        Progress(spawned.is_ok().then_some(shared))
    }

    pub fn stage(&self, what: String) {
        if let Some(shared) = &self.0 {
            let mut state = shared.lock();
            state.stage = what;
            state.done = None;
        }
    }

    pub fn done(&self, count: usize, total: usize) {
        if let Some(shared) = &self.0 {
            shared.lock().done = Some((count, total));
        }
    }

    /// Clears the line for what is written next, and shows no other.
    pub fn end(&self) {
        if let Some(shared) = &self.0 {
            let mut state = shared.lock();
            if shared.is_terminal && !state.has_ended && !state.shown.is_empty() {
                write(ERASE);
            }
            state.has_ended = true;
            shared.ended.notify_all();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self) {
        let mut state = self.lock();
        let mut pause = FIRST;
        while !state.has_ended {
            let waited = self.ended.wait_timeout(state, pause);
            let (next, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            state = next;
            if timeout.timed_out() && !state.has_ended {
                self.draw(&mut state);
                pause = NEXT;
            }
        }
    }

    fn draw(&self, state: &mut State) {
        let done = state.done.map(|(count, total)| format!(" {count}/{total}"));
        let line = format!("{}{}", state.stage, done.unwrap_or_default());
        if self.is_terminal {
            let seconds = state.start.elapsed().as_secs();
            let line = width::cut(
                &format!("{line} ({seconds} s)"),
                width::stderr().saturating_sub(1),
            );
            write(&format!("{ERASE}{line}"));
            state.shown = line;
        } else if line != state.shown {
            write(&format!("{line}\n"));
            state.shown = line;
        }
    }
}

fn write(text: &str) {
    let mut err = std::io::stderr().lock();
    // A failure to write to standard error cannot be reported anywhere.
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
