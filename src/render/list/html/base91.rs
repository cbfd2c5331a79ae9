//! Bytes as text of a page, 13 bits in two letters: an eighth less than Base64, which has 6 in one.

/// How many bits two letters hold: there are 91 · 91 pairs.
const BITS: u32 = 13;

/// The letters in ASCII: all that are visible and no markup.
fn letters() -> Vec<char> {
    ('!'..='~').filter(|letter| !"&<>".contains(*letter)).collect()
}

/// Bytes as letters, the lowest bits first; what remains of the last pair is 0.
pub(super) fn encode(bytes: &[u8]) -> String {
    let letters = letters();
    let mut text = String::with_capacity(bytes.len() * 5 / 4 + 2);
    let (mut held, mut bits) = (0, 0);
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += u8::BITS;
        if bits >= BITS {
            text.extend(pair(&letters, held));
            held >>= BITS;
            bits -= BITS;
        }
    }
    if bits > 0 {
        text.extend(pair(&letters, held));
    }
    text
}

fn pair(letters: &[char], held: u32) -> [char; 2] {
    let value = (held % (1 << BITS)) as usize;
    [letters[value / letters.len()], letters[value % letters.len()]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_letters_for_all_pairs() {
        assert_eq!(letters().len(), 91);
    }

    #[test]
    fn thirteen_bits_are_two_letters() {
        assert_eq!(encode(&[]), "");
        assert_eq!(encode(&[1]), "!\"");
        assert_eq!(encode(&[91, 0]), "\"!!!", "16 bits are two pairs");
        assert_eq!(encode(&[0xFF, 0x1F]), "~\"!!", "8191 is 90 · 91 + 1");
    }
}
