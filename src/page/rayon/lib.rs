//! What the library uses of the crate `rayon`, one after the other: a page has one thread, and no room for what would start
//! more. The names are those of the crate; see there for what they mean.

/// Runs both.
pub fn join<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// The traits with the methods.
pub mod prelude {
    use std::slice::Chunks;

    /// Everything that can be iterated.
    pub trait IntoParallelIterator: IntoIterator + Sized {
        /// The iterator itself.
        fn into_par_iter(self) -> Self::IntoIter {
            self.into_iter()
        }
    }

    impl<I: IntoIterator> IntoParallelIterator for I {}

    /// Everything that can be iterated by reference.
    pub trait IntoParallelRefIterator {
        /// The iterator itself.
        fn par_iter<'a>(&'a self) -> <&'a Self as IntoIterator>::IntoIter
        where
            &'a Self: IntoIterator,
        {
            self.into_iter()
        }
    }

    impl<C: ?Sized> IntoParallelRefIterator for C {}

    /// Everything that can be iterated by mutable reference.
    pub trait IntoParallelRefMutIterator {
        /// The iterator itself.
        fn par_iter_mut<'a>(&'a mut self) -> <&'a mut Self as IntoIterator>::IntoIter
        where
            &'a mut Self: IntoIterator,
        {
            self.into_iter()
        }
    }

    impl<C: ?Sized> IntoParallelRefMutIterator for C {}

    /// What iterators of the standard library have under other names.
    pub trait ParallelIterator: Iterator + Sized {
        /// As [`Iterator::flat_map`].
        fn flat_map_iter<I: IntoIterator>(self, items: impl FnMut(Self::Item) -> I) -> impl Iterator<Item = I::Item> {
            self.flat_map(items)
        }

        /// The iterator itself: there is one thread.
        fn with_min_len(self, _: usize) -> Self {
            self
        }

        /// As [`Iterator::map`], with one state for all items.
        fn map_init<S, R>(
            self,
            init: impl FnOnce() -> S,
            mut map: impl FnMut(&mut S, Self::Item) -> R,
        ) -> impl Iterator<Item = R> {
            let mut state = init();
            self.map(move |item| map(&mut state, item))
        }
    }

    impl<I: Iterator> ParallelIterator for I {}

    /// Everything that can be extended.
    pub trait ParallelExtend<T>: Extend<T> {
        /// As [`Extend::extend`].
        fn par_extend(&mut self, items: impl IntoIterator<Item = T>) {
            self.extend(items);
        }
    }

    impl<T, C: Extend<T>> ParallelExtend<T> for C {}

    /// Everything that can be cut into parts.
    pub trait ParallelSlice<T> {
        /// As [`slice::chunks`].
        fn par_chunks(&self, length: usize) -> Chunks<'_, T>;
    }

    impl<T> ParallelSlice<T> for [T] {
        fn par_chunks(&self, length: usize) -> Chunks<'_, T> {
            self.chunks(length)
        }
    }

    /// Everything that can be sorted.
    pub trait ParallelSliceMut<T> {
        /// As the method of slices.
        fn par_sort_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

        /// As the method of slices.
        fn par_sort_unstable(&mut self)
        where
            T: Ord;
    }

    impl<T> ParallelSliceMut<T> for [T] {
        fn par_sort_unstable(&mut self)
        where
            T: Ord,
        {
            self.sort_unstable();
        }

        fn par_sort_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
            self.sort_by_key(key);
        }
    }
}
