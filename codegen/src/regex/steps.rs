//! A pattern as a program that the runtime walks, for patterns whose automaton would be too large.
//!
//! The runtime goes through the text from its end to its beginning. At each place it executes all
//! operations once; the result of an operation says whether the rest of the text matches from there. So
//! the time for a character is the cost of the program, which has an upper bound, [`MAX_COST`].
//!
//! Most repetitions are not written out. One of a single set of characters is a counter. What is one of a
//! few sequences of sets is a shift register that compares all of them (the algorithm "shift-and"). Any
//! other repetition can be written once, with operations on vectors that have an element for each turn.

use std::collections::HashMap;

use super::ast::{Assertion, Node};
use super::budget::{Spent, Work};
use super::char_set::Set;
use super::classes::Alphabet;
use super::words::{Part, is_run, parts_of_either, parts_of_sequence, words_of};

/// What a program may cost for each character, in operations and words of 64 bits.
pub const MAX_COST: usize = 512;
/// What it may cost before operations that are the same are merged.
const MAX_ESTIMATE: usize = 8 * MAX_COST;
/// How many classes of characters it may tell apart.
const MAX_CLASSES: usize = 256;
/// How many words a vector may have.
const MAX_WORDS: usize = 255;

/// A program, as `shapesmith::__private::Pattern::steps` takes it.
#[derive(Clone, Debug)]
pub struct Steps {
    /// The class of each ASCII character.
    pub ascii: Vec<u8>,
    /// Where other characters' classes begin, as in a [`Table`](super::dfa::Table).
    pub beyond: Vec<u8>,
    /// How many classes there are.
    pub classes: usize,
    /// For each class, a byte for each set: all ones if the class is in the set, else 0. One more row is for
    /// the place at the end of the text.
    pub sets: Vec<u8>,
    /// For each class, the bits of each shift register that the class may set: eight bytes, the lowest
    /// first. One more row is for the end of the text, and two for the bits of the last and of the first
    /// set of each sequence.
    pub masks: Vec<u8>,
    /// Eight bytes an operation.
    pub steps: Vec<u8>,
    /// The word with the result.
    pub start: usize,
    /// What the program costs for each character.
    pub cost: usize,
}

/// The number of an operation.
type Place = usize;

const FAIL: Place = 0;
const MATCH: Place = 1;

/// What to find out at a place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Operation {
    /// Nothing matches.
    Fail,
    /// The text matches, whatever follows.
    Match,
    /// A character of a set, and then what follows.
    One { set: usize, next: Place },
    /// One of two.
    Either(Place, Place),
    /// A condition, and then what follows.
    Assert(Assertion, Place),
    /// What must match from here on, or must not, and what follows.
    Ahead {
        body: Place,
        negative: bool,
        next: Place,
    },
    /// A set that the character before must be in, or must not, and what follows.
    Behind {
        set: usize,
        negative: bool,
        next: Place,
    },
    /// So many characters of a set, at least one, and then what follows.
    Run {
        set: usize,
        min: u32,
        max: Option<u32>,
        next: Place,
    },
    /// Characters of one of several sequences of sets, and then what follows.
    Words { words: usize, next: Place },
    /// A vector: what follows each turn of a repetition, which is the next turn, or what follows them all
    /// once there have been enough.
    Turns {
        first: Place,
        next: Place,
        min: u32,
        max: u32,
    },
    /// The first element of a vector.
    First(Place),
}

impl Operation {
    /// How many words it keeps besides its result.
    fn state(&self) -> usize {
        match self {
            Operation::Run { min, .. } => 1 + (*min as usize - 1).div_ceil(64),
            Operation::Words { .. } => 1,
            _ => 0,
        }
    }
}

impl Steps {
    /// The program of a pattern.
    ///
    /// # Errors
    ///
    /// It would cost too much, or it asks something that this form cannot answer.
    pub fn new(node: &Node, work: &mut Work) -> Result<Self, String> {
        let cost = estimate(node, None, work)?;
        if cost > MAX_ESTIMATE {
            return Err(too_expensive(cost));
        }
        let mut program = Program {
            operations: vec![(Operation::Fail, 1), (Operation::Match, 1)],
            known: HashMap::new(),
            sets: Vec::new(),
            set_numbers: HashMap::new(),
            words: Vec::new(),
            word_numbers: HashMap::new(),
            work,
        };
        let start = program.anywhere(node)?;
        program.encoded(start)
    }
}

/// Why a pattern of a cost is refused.
fn too_expensive(cost: usize) -> String {
    format!(
        "it is too large: for each character of a value it would take {cost} operations, and at most \
         {MAX_COST} are allowed; repeat less, or shorter parts"
    )
}

struct Program<'w> {
    /// The operations, and how many words the result of each has.
    operations: Vec<(Operation, usize)>,
    /// The operations that others may use, too.
    known: HashMap<(Operation, usize), Place>,
    sets: Vec<Set>,
    set_numbers: HashMap<Set, usize>,
    words: Vec<Vec<Vec<usize>>>,
    word_numbers: HashMap<Vec<Vec<usize>>, usize>,
    work: &'w mut Work,
}

/// The cost of an operation whose result has so many words.
fn cost(words: usize) -> usize {
    1 + words
}

/// The words of a vector with so many elements.
fn words(count: u32) -> usize {
    (count as usize).div_ceil(64)
}

/// How a repetition is done.
#[derive(Clone, Copy, PartialEq)]
enum How {
    /// A vector has an element for each turn.
    Vector,
    /// Each turn is written out.
    Written,
}

/// A repetition with an upper bound, unless it is a [`Operation::Run`]: how it is done, and the cost. `once`
/// is the cost of a turn that is written out.
fn bounded(
    node: &Node,
    (min, max): (u32, u32),
    once: usize,
    vector: Option<usize>,
    work: &mut Work,
) -> Result<(How, usize), Spent> {
    let optional = ((max - min) as usize).saturating_mul(cost(vector.unwrap_or(1)));
    let written = once.saturating_mul(max as usize).saturating_add(optional);
    let words = words(max);
    if vector.is_some() || max < 3 || words > MAX_WORDS || !node.takes_characters() {
        return Ok((How::Written, written));
    }
    let turns = estimate(node, Some(words), work)?;
    let turns = turns.saturating_add(cost(words) + 2 * cost(1));
    if turns < written {
        Ok((How::Vector, turns))
    } else {
        Ok((How::Written, written))
    }
}

/// What takes no character says nothing more the second time.
fn once_if_empty(node: &Node, bounds: (u32, Option<u32>)) -> (u32, Option<u32>) {
    match bounds {
        (min, Some(max)) if node.width() == Some(0) => (min.min(1), Some(max.min(1))),
        bounds => bounds,
    }
}

/// The cost of sequences, and of what follows where one of them is empty.
const COST_OF_WORDS: usize = 1 + 2 + 2;

/// An upper bound of the cost of a node, within vectors of so many words if there are such.
fn estimate(node: &Node, vector: Option<usize>, work: &mut Work) -> Result<usize, Spent> {
    work.charge(1)?;
    let width = vector.unwrap_or(1);
    let of_parts = |parts: Vec<Part<'_>>, work: &mut Work| -> Result<usize, Spent> {
        let mut sum = 0_usize;
        for part in parts {
            let of_part = match part {
                Part::Words(_) => COST_OF_WORDS,
                Part::Node(node) => estimate(node, None, work)?,
            };
            sum = sum.saturating_add(of_part);
        }
        Ok(sum)
    };
    let all = |nodes: &[Node], work: &mut Work| -> Result<usize, Spent> {
        let mut sum = 0_usize;
        for node in nodes {
            sum = sum.saturating_add(estimate(node, vector, work)?);
        }
        Ok(sum)
    };
    Ok(match node {
        Node::One(_) | Node::Assert(_) | Node::Look { ahead: false, .. } => cost(width),
        Node::Look { node, .. } => cost(width).saturating_add(estimate(node, None, work)?),
        Node::Sequence(nodes) if vector.is_none() => {
            of_parts(parts_of_sequence(nodes, work)?, work)?
        }
        Node::Sequence(nodes) => all(nodes, work)?,
        Node::Either(nodes) if vector.is_none() => {
            let parts = parts_of_either(nodes, work)?;
            let eithers = parts.len() * cost(1);
            of_parts(parts, work)?.saturating_add(eithers)
        }
        Node::Either(nodes) => all(nodes, work)?.saturating_add(nodes.len() * cost(width)),
        Node::Repeat {
            node: body,
            min,
            max,
        } => {
            if vector.is_none() {
                if is_run(node) {
                    let words = (*min as usize).saturating_sub(1).div_ceil(64);
                    return Ok(cost(2) + words + cost(1));
                }
                if words_of(node, work)?.is_some() {
                    return Ok(COST_OF_WORDS);
                }
            }
            work.charge(body.count() * 2)?;
            let once = estimate(body, vector, work)?;
            match once_if_empty(body, (*min, *max)) {
                (min, Some(max)) => bounded(body, (min, max), once, vector, work)?.1,
                (min, None) => {
                    let (_, must) = bounded(body, (min, min), once, vector, work)?;
                    must.saturating_add(once).saturating_add(cost(width))
                }
            }
        }
    })
}

impl Program<'_> {
    /// Adds an operation, unless the same is there.
    fn push(&mut self, operation: Operation, words: usize) -> Result<Place, String> {
        if let Some(&known) = self.known.get(&(operation.clone(), words)) {
            return Ok(known);
        }
        let place = self.reserve(words)?;
        self.operations[place].0 = operation.clone();
        self.known.insert((operation, words), place);
        Ok(place)
    }

    /// Adds an operation that follows later.
    fn reserve(&mut self, words: usize) -> Result<Place, String> {
        self.work.charge(1)?;
        if self.operations.len() >= MAX_ESTIMATE {
            return Err(Spent.into());
        }
        self.operations.push((Operation::Fail, words));
        Ok(self.operations.len() - 1)
    }

    fn set(&mut self, set: &Set) -> Result<usize, String> {
        self.work.charge(1 + set.bounds().len() / 8)?;
        if let Some(&known) = self.set_numbers.get(set) {
            return Ok(known);
        }
        let number = self.sets.len();
        self.sets.push(set.clone());
        self.set_numbers.insert(set.clone(), number);
        Ok(number)
    }

    /// Begins a node at the beginning of the text or anywhere later.
    fn anywhere(&mut self, node: &Node) -> Result<Place, String> {
        let body = self.add(node, MATCH, None)?;
        if node.is_anchored() {
            return Ok(body);
        }
        let set = self.set(&Set::all())?;
        let skip = self.reserve(1)?;
        let start = self.push(Operation::Either(body, skip), 1)?;
        self.operations[skip].0 = Operation::One { set, next: start };
        Ok(start)
    }

    fn either(&mut self, one: Place, other: Place, vector: Option<usize>) -> Result<Place, String> {
        match (one, other) {
            (FAIL, only) | (only, FAIL) => Ok(only),
            _ if one == other => Ok(one),
            _ => self.push(Operation::Either(one, other), vector.unwrap_or(1)),
        }
    }

    /// Adds a node that goes on at `next`, in vectors of so many words if there are such.
    fn add(&mut self, node: &Node, next: Place, vector: Option<usize>) -> Result<Place, String> {
        self.work.charge(1)?;
        if next == FAIL {
            return Ok(FAIL);
        }
        let width = vector.unwrap_or(1);
        match node {
            Node::One(set) if set.is_empty() => Ok(FAIL),
            Node::One(set) => {
                let set = self.set(set)?;
                self.push(Operation::One { set, next }, width)
            }
            Node::Sequence(nodes) if vector.is_none() => {
                let mut next = next;
                for part in parts_of_sequence(nodes, self.work)? {
                    next = self.part(part, next)?;
                }
                Ok(next)
            }
            Node::Sequence(nodes) => {
                let mut next = next;
                for node in nodes.iter().rev() {
                    next = self.add(node, next, vector)?;
                }
                Ok(next)
            }
            Node::Either(nodes) if vector.is_none() => {
                let mut start = FAIL;
                for part in parts_of_either(nodes, self.work)? {
                    let this = self.part(part, next)?;
                    start = self.either(this, start, None)?;
                }
                Ok(start)
            }
            Node::Either(nodes) => {
                let mut start = FAIL;
                for node in nodes.iter().rev() {
                    let this = self.add(node, next, vector)?;
                    start = self.either(this, start, vector)?;
                }
                Ok(start)
            }
            Node::Repeat {
                node: body,
                min,
                max,
            } => {
                if vector.is_none() {
                    if let (Node::One(set), true) = (&**body, is_run(node)) {
                        return self.run(set, *min, *max, next);
                    }
                    if let Some(words) = words_of(node, self.work)? {
                        return self.part(Part::Words(words), next);
                    }
                }
                let (min, max) = once_if_empty(body, (*min, *max));
                if let Some(max) = max {
                    return self.turns(body, (min, max), next, vector);
                }
                let again = self.reserve(width)?;
                let start = self.add(body, again, vector)?;
                self.operations[again].0 = Operation::Either(start, next);
                self.turns(body, (min, min), again, vector)
            }
            Node::Assert(assertion) => self.push(Operation::Assert(*assertion, next), width),
            Node::Look {
                node,
                ahead: true,
                negative,
            } => {
                let body = self.add(node, MATCH, None)?;
                let negative = *negative;
                let ahead = Operation::Ahead {
                    body,
                    negative,
                    next,
                };
                self.push(ahead, width)
            }
            Node::Look { node, negative, .. } => {
                let Node::One(set) = &**node else {
                    return Err(
                        "it is too large to look behind for more than one character".to_owned()
                    );
                };
                let (set, negative) = (self.set(set)?, *negative);
                let behind = Operation::Behind {
                    set,
                    negative,
                    next,
                };
                self.push(behind, width)
            }
        }
    }

    /// A part of a sequence or of alternatives, outside of vectors.
    fn part(&mut self, part: Part<'_>, next: Place) -> Result<Place, String> {
        let words = match part {
            Part::Node(node) => return self.add(node, next, None),
            Part::Words(words) => words,
        };
        let mut numbers = Vec::with_capacity(words.len());
        let mut can_be_empty = false;
        for word in words {
            if next == FAIL || word.is_empty() {
                can_be_empty = true;
                continue;
            }
            let of_word: Result<Vec<usize>, String> =
                word.into_iter().map(|set| self.set(set)).collect();
            numbers.push(of_word?);
        }
        numbers.sort_unstable();
        numbers.dedup();
        let start = match &numbers[..] {
            [] => FAIL,
            [word] if word.len() == 1 => self.push(Operation::One { set: word[0], next }, 1)?,
            _ => {
                let new = self.words.len();
                let words = *self.word_numbers.entry(numbers.clone()).or_insert(new);
                if words == new {
                    self.words.push(numbers);
                }
                self.push(Operation::Words { words, next }, 1)?
            }
        };
        if can_be_empty {
            return self.either(start, next, None);
        }
        Ok(start)
    }

    /// So many characters of a set, outside of vectors.
    fn run(&mut self, set: &Set, min: u32, max: Option<u32>, next: Place) -> Result<Place, String> {
        if max == Some(0) {
            return Ok(next);
        }
        let run = if set.is_empty() {
            FAIL
        } else {
            let (set, least) = (self.set(set)?, min.max(1));
            let operation = match max {
                Some(1) => Operation::One { set, next },
                _ => Operation::Run {
                    set,
                    min: least,
                    max,
                    next,
                },
            };
            self.push(operation, 1)?
        };
        match min {
            0 => self.either(run, next, None),
            _ => Ok(run),
        }
    }

    /// A node so many times.
    fn turns(
        &mut self,
        node: &Node,
        (min, max): (u32, u32),
        next: Place,
        vector: Option<usize>,
    ) -> Result<Place, String> {
        if max == 0 {
            return Ok(next);
        }
        self.work.charge(node.count() * 2)?;
        let once = estimate(node, vector, self.work)?;
        let (how, _) = bounded(node, (min, max), once, vector, self.work)?;
        if how == How::Written {
            let mut start = next;
            // Once a turn adds nothing, no other one does.
            for _ in min..max {
                let body = self.add(node, start, vector)?;
                let this = self.either(body, next, vector)?;
                if this == start {
                    break;
                }
                start = this;
            }
            for _ in 0..min {
                let body = self.add(node, start, vector)?;
                if body == start {
                    break;
                }
                start = body;
            }
            return Ok(start);
        }
        let words = words(max);
        let turns = self.reserve(words)?;
        let body = self.add(node, turns, Some(words))?;
        self.operations[turns].0 = Operation::Turns {
            first: body,
            next,
            min,
            max,
        };
        let start = match body {
            FAIL => FAIL,
            _ => self.push(Operation::First(body), 1)?,
        };
        match min {
            0 => self.either(start, next, None),
            _ => Ok(start),
        }
    }

    /// The operations that can be reached, each after those whose results at the same place it needs.
    fn in_order(&self, start: Place) -> Result<Vec<Place>, String> {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let mut states = vec![State::New; self.operations.len()];
        let mut order = Vec::new();
        // What follows a character is read at the next place, so it may come in any order.
        let mut roots = vec![start];
        while let Some(root) = roots.pop() {
            let mut path = vec![root];
            while let Some(&place) = path.last() {
                match states[place] {
                    State::New => {
                        states[place] = State::Open;
                        for next in self.operations[place].0.needs().into_iter().flatten() {
                            match states[next] {
                                State::New => path.push(next),
                                State::Open => {
                                    return Err(
                                        "it is too large, and has a condition in a loop that \
                                                takes no character"
                                            .to_owned(),
                                    );
                                }
                                State::Done => {}
                            }
                        }
                    }
                    State::Open => {
                        path.pop();
                        states[place] = State::Done;
                        order.push(place);
                        if let Some(next) = self.operations[place].0.after() {
                            if states[next] == State::New {
                                roots.push(next);
                            }
                        }
                    }
                    State::Done => {
                        path.pop();
                    }
                }
            }
        }
        Ok(order)
    }

    fn encoded(self, start: Place) -> Result<Steps, String> {
        let alphabet = Alphabet::new(&self.sets, self.work)?;
        let classes = alphabet.count;
        if classes > MAX_CLASSES {
            return Err(format!(
                "it is too large: it tells {classes} classes of characters apart, and at most \
                 {MAX_CLASSES} are allowed"
            ));
        }
        let order = self.in_order(start)?;
        let mut places = vec![0; self.operations.len()];
        let (mut used, mut sum) = (0, 0);
        for &place in &order {
            let (operation, words) = &self.operations[place];
            places[place] = used;
            used += words + operation.state();
            sum += cost(words + operation.state());
        }
        if sum > MAX_COST {
            return Err(too_expensive(sum));
        }
        self.work
            .charge(classes * (self.sets.len() / 4 + self.words.len() * 8))?;
        let mut steps = Vec::with_capacity(order.len() * 8);
        for &place in &order {
            steps.extend(self.bytes(place, &places));
        }
        let mut sets = Vec::with_capacity((classes + 1) * self.sets.len());
        for class in 0..classes {
            let member = |members: &Vec<bool>| u8::from(members[class]).wrapping_neg();
            sets.extend(alphabet.members.iter().map(member));
        }
        sets.extend(self.sets.iter().map(|_| 0));
        let masks = masks(&self.words, &alphabet);
        let identity: Vec<u32> = (0..classes as u32).collect();
        let (ascii, beyond) = alphabet.characters(&identity);
        Ok(Steps {
            ascii,
            beyond,
            classes,
            sets,
            masks,
            steps,
            start: places[start],
            cost: sum,
        })
    }

    /// An operation as the runtime reads it. `places` are the words with the results.
    fn bytes(&self, place: Place, places: &[usize]) -> Vec<u8> {
        let (operation, words) = &self.operations[place];
        // An operand of one word is the same for all elements of a vector.
        let fixed = |place: Place, bit: u8| match self.operations[place].1 {
            1 if *words > 1 => bit,
            _ => 0,
        };
        let one = |place: Place| (places[place], fixed(place, 0x40));
        let other = |place: Place| (places[place], fixed(place, 0x80));
        let none = (0, 0);
        let mut more = None;
        let (what, one, other, count) = match *operation {
            Operation::Fail => (0, none, none, 0),
            Operation::Match => (1, none, none, 0),
            Operation::One { set, next } => (2, (set, 0), other(next), 0),
            Operation::Either(this, that) => (3, one(this), other(that), 0),
            Operation::Assert(assertion, next) => {
                let what = match assertion {
                    Assertion::Start => 0,
                    Assertion::End => 1,
                    Assertion::LineStart => 2,
                    Assertion::WordBoundary => 3,
                    Assertion::NoWordBoundary => 4,
                };
                (4, (what, 0), other(next), 0)
            }
            Operation::Ahead {
                body,
                negative,
                next,
            } => (9 + u8::from(negative), one(body), other(next), 0),
            Operation::Behind {
                set,
                negative,
                next,
            } => (11 + u8::from(negative), (set, 0), other(next), 0),
            Operation::Run {
                set,
                min,
                max,
                next,
            } => {
                more = Some((min, max.unwrap_or(0)));
                (13, (set, 0), other(next), operation.state() - 1)
            }
            Operation::Words { words, next } => (14, (words, 0), other(next), 0),
            Operation::Turns {
                first,
                next,
                min,
                max,
            } => {
                more = Some((min.saturating_sub(1), max));
                (15, one(first), other(next), 0)
            }
            Operation::First(vector) => (16, (places[vector], 0), none, 0),
        };
        let of_vectors = if *words > 1 && what < 13 { 0x20 } else { 0 };
        let mut bytes = vec![what | of_vectors | one.1 | other.1, *words as u8];
        for number in [one.0, other.0, count] {
            bytes.extend((number as u16).to_le_bytes());
        }
        if let Some((one, other)) = more {
            bytes.extend(one.to_le_bytes());
            bytes.extend(other.to_le_bytes());
        }
        bytes
    }
}

/// The bits of shift registers, as [`Steps::masks`] has them. The last set of a sequence has the lowest of its
/// bits.
fn masks(words: &[Vec<Vec<usize>>], alphabet: &Alphabet) -> Vec<u8> {
    let mut rows = vec![vec![0_u64; words.len()]; alphabet.count + 3];
    for (number, words) in words.iter().enumerate() {
        let mut bit = 0;
        for word in words {
            rows[alphabet.count + 1][number] |= 1 << bit;
            for &set in word.iter().rev() {
                for (class, row) in rows.iter_mut().take(alphabet.count).enumerate() {
                    row[number] |= u64::from(alphabet.members[set][class]) << bit;
                }
                bit += 1;
            }
            rows[alphabet.count + 2][number] |= 1 << (bit - 1);
        }
    }
    let masks = rows.into_iter().flatten();
    masks.flat_map(u64::to_le_bytes).collect()
}

impl Operation {
    /// The operations whose results at the same place it needs.
    fn needs(&self) -> [Option<Place>; 2] {
        match *self {
            Operation::Either(one, other) => [Some(one), Some(other)],
            Operation::Ahead { body, next, .. } => [Some(body), Some(next)],
            Operation::Turns { first, next, .. } => [Some(first), Some(next)],
            Operation::Assert(_, next)
            | Operation::Behind { next, .. }
            | Operation::First(next) => [Some(next), None],
            _ => [None, None],
        }
    }

    /// The operation whose result at the next place it needs.
    fn after(&self) -> Option<Place> {
        match *self {
            Operation::One { next, .. }
            | Operation::Run { next, .. }
            | Operation::Words { next, .. } => Some(next),
            _ => None,
        }
    }
}
