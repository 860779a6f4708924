//! Chance that can be had again.

/// Xorshift over a seed.
pub struct Dice(u64);

impl Dice {
    /// Another seed for every round; all of them from `ATRIUM_FAULT_SEED`.
    pub fn of(what: &str, round: u64) -> Self {
        let seed = number("ATRIUM_FAULT_SEED", 1);
        let mut state = seed ^ 0x9e37_79b9_7f4a_7c15;
        for byte in what.bytes().chain(round.to_be_bytes()) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(state | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

/// How often each kill is repeated.
pub fn rounds() -> u64 {
    number("ATRIUM_FAULT_ROUNDS", 5)
}

/// How many browsers read pages beside a fault or an attack.
pub fn clients() -> u64 {
    number("ATRIUM_FAULT_CLIENTS", 1)
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}
