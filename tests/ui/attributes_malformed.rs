//! Attributes that cannot be on the types.

mod a {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        attributes = { structures = #[must_use(1)], fields = #[inline] },
    }
}

mod b {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        attributes = { structures = #[cfg_attr(all(), track_caller)] },
    }
}

mod c {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        attributes = { fields = #[doc = ] },
    }
}

mod d {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        attributes = { structures = #[repr(packed)] },
    }
}

fn main() {}
