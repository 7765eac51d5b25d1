//! The work that compiling a pattern may take.
//!
//! Work is counted, not timed, so that a pattern has the same result on every machine.

/// A limit on work, and how much of it has been spent.
///
/// A unit is one elementary operation: to visit, make or copy a node, a bound of a set, a term of a
/// formula or an entry of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    spent: usize,
    max: usize,
}

/// The budget is spent, or another limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BudgetExceeded;

impl From<BudgetExceeded> for String {
    fn from(_: BudgetExceeded) -> Self {
        "the pattern is too large to compile; use fewer or shorter repetitions, assertions and \
         character classes"
            .to_owned()
    }
}

impl Budget {
    pub(super) fn new(max: usize) -> Self {
        Budget { spent: 0, max }
    }

    /// Spends units, before the work is done.
    pub(super) fn spend(&mut self, units: usize) -> Result<(), BudgetExceeded> {
        let spent = self.spent.saturating_add(units);
        if spent > self.max {
            // Nothing may be spent after a failure, even if it would fit.
            self.max = self.spent;
            return Err(BudgetExceeded);
        }
        self.spent = spent;
        Ok(())
    }

    pub(super) fn spent(&self) -> usize {
        self.spent
    }
}
