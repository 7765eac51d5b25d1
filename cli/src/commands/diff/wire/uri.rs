//! The values that the URIs of operations match (Smithy specification, "http trait").

/// A URI of `@http`: the segments of its path, and its constant query parameters.
#[derive(Debug)]
pub struct Pattern<'u> {
    segments: Vec<Segment<'u>>,
    /// The names of the labels among the segments.
    labels: Vec<Option<&'u str>>,
    query: Vec<&'u str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment<'u> {
    Literal(&'u str),
    Label,
    /// A label for one or more segments.
    Greedy,
}

impl<'u> Pattern<'u> {
    pub fn new(uri: &'u str) -> Self {
        let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
        let segments = path.trim_start_matches('/').split('/');
        let segments = segments.map(|text| {
            let label = text
                .strip_prefix('{')
                .and_then(|text| text.strip_suffix('}'));
            match label.map(|label| (label, label.strip_suffix('+'))) {
                Some((_, Some(label))) => (Segment::Greedy, Some(label)),
                Some((label, None)) => (Segment::Label, Some(label)),
                None => (Segment::Literal(text), None),
            }
        });
        let (segments, labels) = segments.unzip();
        let query = query.split('&').filter(|part| !part.is_empty());
        Pattern {
            segments,
            labels,
            // A parameter without a value has an empty one.
            query: query.map(|part| part.trim_end_matches('=')).collect(),
        }
    }

    /// The number of the segment that is a label.
    pub fn segment_of(&self, label: &str) -> Option<usize> {
        self.labels.iter().position(|known| *known == Some(label))
    }

    /// Whether each segment of one pattern has the place of one of the other, and one of them matches the other.
    pub fn is_parallel(&self, other: &Pattern<'_>) -> bool {
        self.segments.len() == other.segments.len()
            && (self.matches_path(other) || other.matches_path(self))
    }

    /// The literal text that another pattern has in the place of a label of this one.
    pub fn literal(&self, label: &str, other: &Pattern<'_>) -> Option<String> {
        let at = self.segment_of(label)?;
        if other.segments.contains(&Segment::Greedy) || !self.matches_path(other) {
            return None;
        }
        let after = self.segments.len() - at - 1;
        // A greedy label before it takes more segments.
        let is_after_greedy = self.segments[..at].contains(&Segment::Greedy);
        let start = if is_after_greedy {
            other.segments.len() - after - 1
        } else {
            at
        };
        let end = match self.segments[at] {
            Segment::Greedy => other.segments.len() - after,
            _ => start + 1,
        };
        let literals = other.segments[start..end].iter();
        let literals = literals.map(|segment| match segment {
            Segment::Literal(text) => Some(*text),
            Segment::Label | Segment::Greedy => None,
        });
        let literals: Option<Vec<&str>> = literals.collect();
        literals.map(|literals| literals.join("/"))
    }

    /// Whether it matches all that are sent for another one. Query parameters that it does not have do not count.
    pub fn matches(&self, sent: &Pattern<'_>) -> bool {
        self.has_query_of(sent) && self.matches_path(sent)
    }

    /// Whether all of its constant query parameters are among those that are sent.
    pub fn has_query_of(&self, sent: &Pattern<'_>) -> bool {
        self.query.iter().all(|part| sent.query.contains(part))
    }

    fn matches_path(&self, sent: &Pattern<'_>) -> bool {
        let is_greedy = |segment: &Segment<'_>| *segment == Segment::Greedy;
        let Some(at) = sent.segments.iter().position(is_greedy) else {
            return matches(&self.segments, &sent.segments);
        };
        // From so many segments on, more of them are matched by the greedy label, or by nothing.
        (1..=self.segments.len() + 1).all(|count| {
            let (before, after) = (&sent.segments[..at], &sent.segments[at + 1..]);
            let labels = std::iter::repeat_n(Segment::Label, count);
            let after = after.iter().copied();
            let path: Vec<Segment<'_>> =
                before.iter().copied().chain(labels).chain(after).collect();
            matches(&self.segments, &path)
        })
    }
}

/// Whether a pattern matches a path without greedy labels.
fn matches(pattern: &[Segment<'_>], path: &[Segment<'_>]) -> bool {
    let is_one = |(pattern, sent): (&Segment<'_>, &Segment<'_>)| {
        *pattern == Segment::Label || pattern == sent
    };
    let greedy = pattern
        .iter()
        .position(|segment| *segment == Segment::Greedy);
    let Some(at) = greedy else {
        return pattern.len() == path.len() && pattern.iter().zip(path).all(is_one);
    };
    let after = pattern.len() - at - 1;
    path.len() >= pattern.len()
        && pattern[..at].iter().zip(path).all(is_one)
        && pattern[at + 1..]
            .iter()
            .zip(&path[path.len() - after..])
            .all(is_one)
}
