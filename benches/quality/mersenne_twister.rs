//! The generator of Python's `random` module, so that both draw the same samples.
//!
//! MT19937 by Matsumoto and Nishimura, “Mersenne Twister”, ACM TOMACS 8 (1998), seeded with `init_by_array`.

const WORDS: usize = 624;
const MIDDLE: usize = 397;

pub(crate) struct MersenneTwister {
    state: [u32; WORDS],
    /// The next word of the state; [`WORDS`] if all are used.
    next: usize,
}

impl MersenneTwister {
    /// As `random.Random(seed)`.
    pub(crate) fn new(seed: u32) -> Self {
        let mut state = initial(19_650_218);
        let mut at = 1;
        for _ in 0..WORDS {
            let mixed = (state[at - 1] ^ state[at - 1] >> 30).wrapping_mul(1_664_525);
            state[at] = (state[at] ^ mixed).wrapping_add(seed);
            at = following(&mut state, at);
        }
        for _ in 1..WORDS {
            let mixed = (state[at - 1] ^ state[at - 1] >> 30).wrapping_mul(1_566_083_941);
            state[at] = (state[at] ^ mixed).wrapping_sub(at as u32);
            at = following(&mut state, at);
        }
        state[0] = 1 << 31;
        Self { state, next: WORDS }
    }

    /// As `random.shuffle`.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            items.swap(last, other);
        }
    }

    /// As `random.choice`; `None` of nothing.
    pub(crate) fn choose<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        (!items.is_empty()).then(|| items[self.below(items.len() as u32) as usize])
    }

    /// A number below a limit, each as likely as the others.
    fn below(&mut self, limit: u32) -> u32 {
        loop {
            let number = self.word() >> limit.leading_zeros();
            if number < limit {
                return number;
            }
        }
    }

    fn word(&mut self) -> u32 {
        if self.next == WORDS {
            self.twist();
            self.next = 0;
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9D2C_5680;
        word ^= word << 15 & 0xEFC6_0000;
        word ^ word >> 18
    }

    fn twist(&mut self) {
        for at in 0..WORDS {
            let joined = self.state[at] & 1 << 31 | self.state[(at + 1) % WORDS] & !(1 << 31);
            let odd = if joined % 2 == 1 { 0x9908_B0DF } else { 0 };
            self.state[at] = self.state[(at + MIDDLE) % WORDS] ^ joined >> 1 ^ odd;
        }
    }
}

fn initial(seed: u32) -> [u32; WORDS] {
    let mut state = [seed; WORDS];
    for at in 1..WORDS {
        let mixed = (state[at - 1] ^ state[at - 1] >> 30).wrapping_mul(1_812_433_253);
        state[at] = mixed.wrapping_add(at as u32);
    }
    state
}

/// The place after another one; past the end, the last word becomes the first one.
fn following(state: &mut [u32; WORDS], at: usize) -> usize {
    if at + 1 < WORDS {
        return at + 1;
    }
    state[0] = state[WORDS - 1];
    1
}
