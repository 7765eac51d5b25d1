//! Random numbers that are the same in every run.

/// xorshift64*
pub struct Random(u64);

impl Random {
    /// A generator with a seed, which must not be 0.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    #[allow(clippy::should_implement_trait)] // an iterator could end
    pub fn next(&mut self) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    }

    /// The next number, below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.next() % end.max(1)
    }

    /// A random element.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
