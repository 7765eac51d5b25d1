//! A budget of work. It counts work instead of measuring time, so that the same pattern has the same
//! result on every machine.

/// How much work the compilation of a pattern may take, and how much it has taken. A unit is a small step:
/// one node, bound of a set, term of a formula or entry of a table that is looked at, made or copied.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    done: usize,
    max: usize,
}

/// The budget is spent, or another limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent;

impl From<Spent> for String {
    fn from(_: Spent) -> Self {
        "it is too large, and compiling it would take too much work; use fewer repetitions, conditions \
         and large sets of characters, or shorter ones"
            .to_owned()
    }
}

impl Work {
    /// A budget.
    #[must_use]
    pub fn new(max: usize) -> Self {
        Work { done: 0, max }
    }

    /// Takes units of the budget, before the work is done.
    ///
    /// # Errors
    ///
    /// There are not so many left.
    pub fn charge(&mut self, units: usize) -> Result<(), Spent> {
        let done = self.done.saturating_add(units);
        if done > self.max {
            // What follows must not begin either.
            self.max = self.done;
            return Err(Spent);
        }
        self.done = done;
        Ok(())
    }

    /// How much work has been done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }
}
