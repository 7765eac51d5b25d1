//! Bit-parallel programs as graphs.
//!
//! A program is executed from the end of a value to its start, and each of its operations says whether the rest
//! matches. Read from the result on, it is a nondeterministic automaton: an operation is a state, and its operands are
//! what may follow. The iterations of a repetition, which the program has as bits of a vector or as numbers, are parts
//! of the states. A look-ahead makes it an alternating automaton: the rest of a value must match several states, and must
//! not match others.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::alphabet::{Characters, pools};
use super::graph::{Edge, Graph, Node};
use super::{Lengths, MAX_MORE};
use crate::constraint::pattern::NonAscii;
use crate::constraint::pattern::bit_program::{
    BitProgram, is_line_terminator, is_word, opcode, read_u16, read_u64, split_bounds,
};
use crate::constraint::pattern::dfa::CharClasses;

/// The most nodes of a graph. What is beyond them is left out.
const MAX_NODES: usize = 1 << 16;

/// The most edges of a graph.
const MAX_EDGES: usize = 1 << 19;

/// The most ways to meet conditions that are looked at, at all nodes together.
const MAX_WAYS: usize = 1 << 18;

/// What a class of the graph says besides the class of the program: whether its characters are those of words, and
/// whether they are line terminators.
const WORD: usize = 1;
const LINE_TERMINATOR: usize = 2;
const FLAGS: usize = 4;

/// An operation, without the flags of its opcode.
struct Op {
    kind: Kind,
    /// The operations that its operands are the results of, or numbers.
    first: usize,
    second: usize,
    bounds: (u64, u64),
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Fail,
    Match,
    Class,
    Or,
    Start,
    End,
    LineStart,
    WordBoundary(bool),
    LookAhead(bool),
    LookBehind(bool),
    CountedClass,
    ShiftAnd,
    Iterations,
    FirstIteration,
    CountUp,
    CountDown,
    Counted,
}

/// What the rest of a value must match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct State {
    /// The word with the result of an operation.
    word: usize,
    /// The bit of a vector; or within a counted class, how many characters there are so far; or within the string of a
    /// shift register, the bit of the next character plus one.
    part: usize,
    /// The repetitions with a counter that the state is in: the operation, and the number of the iteration.
    counters: Vec<(usize, u64)>,
}

/// What the rest of a value must match.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Conditions {
    /// It matches all of these.
    all: BTreeSet<State>,
    /// It matches none of these.
    none: BTreeSet<State>,
    /// The class of the previous character, if the program depends on it and there is one.
    previous: Option<usize>,
}

/// A way to meet the conditions.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Way {
    /// What the rest must match from the current position on.
    here: Vec<State>,
    /// What it must match after the next character.
    next: BTreeSet<State>,
    none: BTreeSet<State>,
    /// The classes of the next character.
    classes: Vec<usize>,
    /// Whether there is no next character.
    is_end: bool,
}

/// A program that is read.
struct Reader<'p> {
    ops: HashMap<usize, Op>,
    set_masks: &'p [u8],
    set_count: usize,
    class_count: usize,
    register_masks: &'p [u8],
    register_count: usize,
    /// The classes that a value may have.
    usable: Vec<usize>,
    /// Whether classes have flags.
    has_flags: bool,
    /// Whether a condition depends on the previous character.
    has_previous: bool,
    /// The most iterations that are worth telling apart.
    most: u64,
    /// The number of ways so far.
    ways: usize,
}

impl BitProgram {
    /// The automaton, and whether a match has no conditions other than `^` and `$`. It may leave out longer values.
    pub(super) fn graph(
        &self,
        others: &NonAscii,
        characters: Characters,
        lengths: Lengths,
    ) -> (Graph, bool) {
        let classes = CharClasses {
            ascii: self.ascii,
            other: self.other,
            others,
        };
        let [class_count, set_count, register_count, result] = self.numbers.map(usize::from);
        let (set_masks, tables) = self.tables.split_at((class_count + 1) * set_count);
        let (register_masks, code) = tables.split_at((class_count + 3) * register_count * 8);
        let ops = read_ops(code);
        let has = |is: fn(Kind) -> bool| ops.values().any(|op| is(op.kind));
        let has_flags = has(|kind| matches!(kind, Kind::LineStart | Kind::WordBoundary(_)));
        let has_previous = has_flags || has(|kind| matches!(kind, Kind::LookBehind(_)));
        let is_plain = !has_previous && !has(|kind| matches!(kind, Kind::LookAhead(_)));
        let mut edges = others.class_edges();
        if has_flags {
            edges.extend([0x2028, 0x202a]); // the line terminators beyond ASCII
        }
        let pools = pools(others, edges, characters, |character| {
            let class = classes.of(character);
            if !has_flags {
                return class;
            }
            let code = character.into();
            let word = if is_word(code) { WORD } else { 0 };
            let line = if is_line_terminator(code) {
                LINE_TERMINATOR
            } else {
                0
            };
            class * FLAGS + word + line
        });
        let usable = (0..pools.len()).filter(|class| !pools[*class].is_empty());
        let mut reader = Reader {
            ops,
            set_masks,
            set_count,
            class_count,
            register_masks,
            register_count,
            usable: usable.collect(),
            has_flags,
            has_previous,
            most: (lengths.min + MAX_MORE) as u64,
            ways: 0,
        };
        let start = State {
            word: result,
            part: 0,
            counters: Vec::new(),
        };
        let nodes = reader.nodes(start);
        (Graph::new(pools, nodes), is_plain)
    }
}

/// The operations by the words with their results.
fn read_ops(mut code: &[u8]) -> HashMap<usize, Op> {
    let mut ops = HashMap::new();
    let mut word = 0;
    while let Some((op, rest)) = code.split_first_chunk::<8>() {
        code = rest;
        let (with_flags, width) = (op[0], usize::from(op[1]));
        let opcode = match with_flags & (opcode::VECTOR - 1) {
            // The operations on numbers that are like those on truth values.
            numbers @ opcode::NUMBERS_CLASS..=opcode::NUMBERS_NEGATIVE_LOOK_BEHIND => {
                numbers - opcode::NUMBERS
            }
            other => other,
        };
        let kind = match opcode {
            opcode::MATCH => Kind::Match,
            opcode::CLASS => Kind::Class,
            opcode::OR => Kind::Or,
            opcode::ASSERT => match read_u16(*op, 2) {
                0 => Kind::Start,
                1 => Kind::End,
                2 => Kind::LineStart,
                boundary => Kind::WordBoundary(boundary == 3),
            },
            opcode::LOOK_AHEAD => Kind::LookAhead(true),
            opcode::NEGATIVE_LOOK_AHEAD => Kind::LookAhead(false),
            opcode::LOOK_BEHIND => Kind::LookBehind(true),
            opcode::NEGATIVE_LOOK_BEHIND => Kind::LookBehind(false),
            opcode::COUNTED_CLASS => Kind::CountedClass,
            opcode::SHIFT_AND => Kind::ShiftAnd,
            opcode::ITERATIONS => Kind::Iterations,
            opcode::FIRST_ITERATION => Kind::FirstIteration,
            opcode::COUNT_UP => Kind::CountUp,
            opcode::COUNT_DOWN => Kind::CountDown,
            opcode::COUNTED => Kind::Counted,
            _ => Kind::Fail,
        };
        let mut bounds = (0, 0);
        if opcode == opcode::COUNTED_CLASS
            || opcode == opcode::ITERATIONS
            || opcode >= opcode::COUNT_UP
        {
            (bounds, code) = split_bounds(code);
        }
        let known = Op {
            kind,
            first: read_u16(*op, 2),
            second: read_u16(*op, 4),
            bounds,
        };
        ops.insert(word, known);
        word += width
            + match kind {
                Kind::CountedClass => 1 + read_u16(*op, 6),
                Kind::ShiftAnd => 1,
                _ => 0,
            };
    }
    ops
}

/// What follows a state at a position.
enum Follow {
    /// Anything.
    Anything,
    /// Another state, at the same position, and what the rest must match or not match besides.
    Here(State, Option<(State, bool)>),
    /// The end.
    End(State),
    /// A character, and then a state.
    Character(Vec<usize>, State),
    /// Another state, if the next character is one of a word, or is none.
    Word(State, bool),
}

impl Reader<'_> {
    /// The nodes that can be reached.
    fn nodes(&mut self, start: State) -> Vec<Node> {
        // The start is not reached again: only there, `^` holds.
        let mut numbers: HashMap<Conditions, usize> = HashMap::new();
        let first = Conditions {
            all: BTreeSet::from([start]),
            ..Conditions::default()
        };
        let mut conditions = vec![first];
        let (mut nodes, mut edge_count) = (Vec::new(), 0);
        while let Some(of_node) = conditions.get(nodes.len()) {
            let (accepts, steps) = self.steps(&of_node.clone(), nodes.is_empty());
            let mut edges = Vec::with_capacity(steps.len());
            for (to, classes) in steps {
                let number = match numbers.get(&to) {
                    Some(number) => *number,
                    None if conditions.len() >= MAX_NODES || edge_count >= MAX_EDGES => continue,
                    None => {
                        numbers.insert(to.clone(), conditions.len());
                        conditions.push(to);
                        conditions.len() - 1
                    }
                };
                edges.push(Edge::new(classes, number));
                edge_count += 1;
            }
            nodes.push(Node::new(accepts, edges));
        }
        nodes
    }

    /// Whether a value may end where it must meet these conditions, and which ones it must meet after a character.
    fn steps(
        &mut self,
        conditions: &Conditions,
        is_start: bool,
    ) -> (bool, Vec<(Conditions, Vec<usize>)>) {
        let previous = (!is_start).then_some(conditions.previous).flatten();
        let mut accepts = false;
        // In the order of the alternatives in the pattern.
        let mut steps: Vec<(Conditions, Vec<usize>)> = Vec::new();
        let mut waiting = vec![Way {
            here: conditions.all.iter().cloned().collect(),
            next: BTreeSet::new(),
            none: conditions.none.clone(),
            classes: self.usable.clone(),
            is_end: false,
        }];
        let mut seen = HashSet::new();
        while let Some(mut way) = waiting.pop() {
            if self.ways >= MAX_WAYS || !seen.insert(way.clone()) {
                continue;
            }
            self.ways += 1;
            let Some(state) = way.here.pop() else {
                self.finish(&way, is_start, previous, &mut accepts, &mut steps);
                continue;
            };
            for follow in self.follow(&state, is_start, previous).into_iter().rev() {
                let mut way = way.clone();
                match follow {
                    Follow::Anything => {}
                    Follow::Here(state, besides) => {
                        way.here.push(state);
                        match besides {
                            Some((state, true)) => way.here.push(state),
                            Some((state, false)) => drop(way.none.insert(state)),
                            None => {}
                        }
                    }
                    Follow::End(state) => {
                        way.is_end = true;
                        way.here.push(state);
                    }
                    Follow::Character(classes, state) => {
                        way.classes.retain(|class| classes.contains(class));
                        way.next.insert(state);
                    }
                    Follow::Word(state, true) => {
                        // At the end, there is no character of a word.
                        way.classes.retain(|class| class & WORD != 0);
                        way.next.insert(Self::anything());
                        way.here.push(state);
                    }
                    Follow::Word(state, false) => {
                        way.classes.retain(|class| class & WORD == 0);
                        way.here.push(state);
                    }
                }
                let has_next = !way.next.is_empty();
                if !(has_next && (way.is_end || way.classes.is_empty())) {
                    waiting.push(way);
                }
            }
        }
        (accepts, steps)
    }

    /// A state that any rest matches.
    fn anything() -> State {
        State {
            word: usize::MAX,
            part: 0,
            counters: Vec::new(),
        }
    }

    /// Adds what follows from a way to meet the conditions: the end, or characters.
    fn finish(
        &self,
        way: &Way,
        is_start: bool,
        previous: Option<usize>,
        accepts: &mut bool,
        steps: &mut Vec<(Conditions, Vec<usize>)>,
    ) {
        let (ends, after) = self.forbidden(&way.none, is_start, previous);
        *accepts |= way.next.is_empty() && !ends;
        if way.is_end {
            return;
        }
        let mut next = way.next.clone();
        next.remove(&Self::anything());
        // The conditions after a character, and the classes of the character.
        let mut classes_to: BTreeMap<(Option<usize>, BTreeSet<State>), Vec<usize>> =
            BTreeMap::new();
        for &class in &way.classes {
            let none = after.iter().filter(|(classes, _)| classes.contains(&class));
            let none: BTreeSet<State> = none.map(|(_, state)| state.clone()).collect();
            if none.contains(&Self::anything()) {
                continue;
            }
            let previous = self.has_previous.then_some(class);
            classes_to.entry((previous, none)).or_default().push(class);
        }
        for ((previous, none), classes) in classes_to {
            let to = Conditions {
                all: next.clone(),
                none,
                previous,
            };
            steps.push((to, classes));
        }
    }

    /// What the rest must not match: whether it must not end, and the states after a character. Look-aheads of these states
    /// are taken to hold, which excludes more than the program does.
    #[allow(clippy::type_complexity)]
    fn forbidden(
        &self,
        none: &BTreeSet<State>,
        is_start: bool,
        previous: Option<usize>,
    ) -> (bool, Vec<(Vec<usize>, State)>) {
        let (mut ends, mut after) = (false, Vec::new());
        let anything = Self::anything();
        // Each with the classes of the next character, and whether there may be none.
        let here = none
            .iter()
            .map(|state| (state.clone(), self.usable.clone(), true));
        let mut waiting: Vec<(State, Vec<usize>, bool)> = here.collect();
        let mut seen = HashSet::new();
        while let Some(of_state) = waiting.pop() {
            if !seen.insert(of_state.clone()) {
                continue;
            }
            let (state, classes, may_end) = of_state;
            for follow in self.follow(&state, is_start, previous) {
                match follow {
                    Follow::Anything => {
                        ends |= may_end;
                        if !classes.is_empty() {
                            after.push((classes.clone(), anything.clone()));
                        }
                    }
                    Follow::Here(state, _) => waiting.push((state, classes.clone(), may_end)),
                    Follow::Word(state, is_word) => {
                        let mut classes = classes.clone();
                        classes.retain(|class| (class & WORD != 0) == is_word);
                        waiting.push((state, classes, may_end && !is_word));
                    }
                    Follow::End(state) => waiting.push((state, Vec::new(), may_end)),
                    Follow::Character(mut next, state) => {
                        next.retain(|class| classes.contains(class));
                        after.push((next, state));
                    }
                }
            }
        }
        (ends, after)
    }

    /// The class of the program.
    fn class(&self, class: usize) -> usize {
        if self.has_flags { class / FLAGS } else { class }
    }

    fn in_set(&self, set: usize, class: usize) -> bool {
        self.set_masks[self.class(class) * self.set_count + set] & 1 == 1
    }

    fn classes_in(&self, set: usize) -> Vec<usize> {
        let usable = self.usable.iter().copied();
        usable.filter(|class| self.in_set(set, *class)).collect()
    }

    /// What follows a state, in the order of the pattern.
    fn follow(&self, state: &State, is_start: bool, previous: Option<usize>) -> Vec<Follow> {
        let Some(op) = self.ops.get(&state.word) else {
            return vec![Follow::Anything]; // see `anything`
        };
        let (first, second, (min, max)) = (op.first, op.second, op.bounds);
        let at = |word: usize| State {
            word,
            ..state.clone()
        };
        let whole = |word: usize| State {
            word,
            part: 0,
            counters: state.counters.clone(),
        };
        let here_if = |holds: bool| {
            let next = holds.then(|| Follow::Here(at(second), None));
            next.into_iter().collect()
        };
        let has_flag = |flag: usize| previous.is_some_and(|class| class & flag != 0);
        match op.kind {
            Kind::Fail => Vec::new(),
            Kind::Match => vec![Follow::Anything],
            Kind::Or => [first, second]
                .map(|word| Follow::Here(at(word), None))
                .into(),
            Kind::Start => here_if(is_start),
            Kind::End => vec![Follow::End(at(second))],
            Kind::LineStart => here_if(is_start || has_flag(LINE_TERMINATOR)),
            Kind::WordBoundary(is_boundary) => {
                vec![Follow::Word(at(second), has_flag(WORD) != is_boundary)]
            }
            Kind::LookAhead(holds) => {
                let body = State {
                    word: first,
                    part: 0,
                    counters: Vec::new(),
                };
                vec![Follow::Here(at(second), Some((body, holds)))]
            }
            Kind::LookBehind(holds) => {
                here_if(previous.is_some_and(|class| self.in_set(first, class)) == holds)
            }
            Kind::FirstIteration => vec![Follow::Here(whole(first), None)],
            Kind::Iterations => {
                let iteration = state.part as u64;
                let mut follow = Vec::new();
                if iteration + 1 < max && iteration <= self.most.max(min) {
                    let part = state.part + 1;
                    follow.push(Follow::Here(State { part, ..at(first) }, None));
                }
                if min <= iteration && iteration < max {
                    follow.push(Follow::Here(whole(second), None));
                }
                follow
            }
            Kind::Counted => {
                let mut inside = at(first);
                inside.counters.push((state.word, 1));
                vec![Follow::Here(inside, None)]
            }
            Kind::CountUp | Kind::CountDown => {
                let is_up = op.kind == Kind::CountUp;
                let mut follow = Vec::new();
                self.end_iteration(state, (first, second), max, is_up, &mut |next| {
                    follow.push(Follow::Here(next, None));
                });
                follow
            }
            Kind::Class => vec![Follow::Character(self.classes_in(first), at(second))],
            Kind::CountedClass => {
                let count = state.part as u64 + 1;
                let classes = self.classes_in(first);
                let mut follow = Vec::new();
                if count >= min && (max == 0 || count <= max) {
                    follow.push(Follow::Character(classes.clone(), whole(second)));
                }
                // Without a maximum, numbers from the minimum on make no difference.
                if count < min || max == 0 || count < max.min(self.most.max(min)) {
                    let count = if max == 0 { count.min(min) } else { count };
                    #[allow(clippy::cast_possible_truncation)] // of `part`
                    let part = count as usize;
                    let again = State {
                        part,
                        ..at(state.word)
                    };
                    follow.push(Follow::Character(classes, again));
                }
                follow
            }
            Kind::ShiftAnd => self.strings(state, first, &whole(second)),
        }
    }

    /// What follows an iteration of a repetition with a counter: another one, or what follows the repetition.
    fn end_iteration(
        &self,
        state: &State,
        (again, next): (usize, usize),
        highest: u64,
        is_up: bool,
        put: &mut dyn FnMut(State),
    ) {
        let mut counters = state.counters.clone();
        let Some((counted, iteration)) = counters.pop() else {
            return;
        };
        let (min, max) = self.ops.get(&counted).map_or((0, 0), |op| op.bounds);
        let may_end = if is_up {
            min <= iteration && iteration <= max
        } else {
            // The counter has the number of iterations that are still required after the first one.
            iteration > highest
        };
        let at = |word, counters| State {
            word,
            part: 0,
            counters,
        };
        if may_end {
            put(at(next, counters.clone()));
        }
        let may_repeat = !is_up || iteration < highest && iteration < self.most.max(min);
        if may_repeat {
            // An iteration count beyond the required ones makes no difference.
            let iteration = if is_up {
                iteration + 1
            } else {
                (iteration + 1).min(highest + 1)
            };
            counters.push((counted, iteration));
            put(at(again, counters));
        }
    }

    /// The next characters in the strings of a shift register.
    fn strings(&self, state: &State, register: usize, next: &State) -> Vec<Follow> {
        let masks = self.register_masks.split_at(register * 8).1;
        let row = |row: usize| read_u64(masks, row * self.register_count);
        let (last, first) = (row(self.class_count + 1), row(self.class_count + 2));
        let places = match state.part {
            0 => (0..64).filter(|bit| first >> bit & 1 == 1).collect(),
            part => vec![part - 1],
        };
        let follow = places.into_iter().map(|bit| {
            let has_bit = |class: &usize| row(self.class(*class)) >> bit & 1 == 1;
            let classes = self.usable.iter().copied().filter(has_bit).collect();
            let to = if last >> bit & 1 == 1 {
                next.clone()
            } else {
                // The following character has the bit below, which is `bit - 1`.
                State {
                    part: bit,
                    ..state.clone()
                }
            };
            Follow::Character(classes, to)
        });
        follow.collect()
    }
}
