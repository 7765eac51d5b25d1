//! The shapes of all files.

use super::Model;
use crate::collections::{List, Map};
use crate::model::idl::tree::Shape;

/// The definitions of all shapes.
#[derive(Default)]
pub(super) struct Definitions<'m> {
    pub(super) list: Vec<Definition<'m>>,
    numbers: Map<String, usize>,
}

/// The definitions of a shape, of which there is one in a valid model, or several that are equal.
pub(super) struct Definition<'m> {
    pub(super) id: String,
    /// Each with the number of its file.
    pub(super) all: Vec<(usize, &'m Shape<'m>)>,
}

impl<'m> Definition<'m> {
    /// The first definition.
    pub(super) fn first(&self) -> &'m Shape<'m> {
        self.all[0].1
    }

    /// The number of the file of the first definition.
    pub(super) fn file(&self) -> usize {
        self.all[0].0
    }

    /// Whether a file has the last definition.
    pub(super) fn is_last_in(&self, file: usize) -> bool {
        self.all.last().is_some_and(|(last, _)| *last == file)
    }

    /// The definitions in a file.
    pub(super) fn in_file(&self, file: usize) -> Vec<&'m Shape<'m>> {
        let of_file = self.all.iter().filter(|(of, _)| *of == file);
        of_file.map(|(_, shape)| *shape).list()
    }
}

impl<'m> Definitions<'m> {
    fn add(&mut self, id: String, file: usize, shape: &'m Shape<'m>) {
        let next = self.list.len();
        let number = *self.numbers.get_or_insert_with(id.clone(), || next);
        if number == next {
            let all = Vec::new();
            self.list.push(Definition { id, all });
        }
        self.list[number].all.push((file, shape));
    }

    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub(super) fn get(&self, id: &str) -> Option<&Definition<'m>> {
        self.number(id).map(|number| &self.list[number])
    }
}

impl Model<'_> {
    pub(super) fn define(&mut self) {
        let files = self.files;
        for (file, tree) in files.iter().enumerate() {
            for shape in &tree.shapes {
                let id = self.scopes[file].own(&shape.name);
                self.definitions.add(id, file, shape);
            }
        }
    }
}
