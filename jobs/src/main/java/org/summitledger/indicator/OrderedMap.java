package org.summitledger.indicator;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, in the order of the keys, that nobody changes: two lists beside each other.
 * Baskets hold thousands of products and are cut and put together again for every indicator; as
 * trees that took most of the time.
 *
 * @param <K> a product's code, a market, a month
 * @param <V> what stands for it
 */
@SuppressWarnings("JdkObsolete") // nobody navigates
public final class OrderedMap<K extends Comparable<K>, V> extends AbstractMap<K, V>
    implements SortedMap<K, V> {
  private final List<K> keys;
  private final List<V> values;

  private OrderedMap(List<K> keys, List<V> values) {
    this.keys = keys;
    this.values = values;
  }

  /** The same as another map; itself, if it is one of these. */
  public static <K extends Comparable<K>, V> OrderedMap<K, V> of(Map<K, V> map) {
    if (map instanceof OrderedMap<K, V> same) {
      return same;
    }
    Map<K, V> inOrder = Products.inOrder(map);
    return new OrderedMap<>(new ArrayList<>(inOrder.keySet()), new ArrayList<>(inOrder.values()));
  }

  /** Takes keys one after the other, in their order. */
  static final class Builder<K extends Comparable<K>, V> {
    private List<K> keys = new ArrayList<>();
    private List<V> values = new ArrayList<>();

    /** One more key, after all others. */
    void add(K key, V value) {
      if (!keys.isEmpty() && keys.get(keys.size() - 1).compareTo(key) >= 0) {
        throw new IllegalArgumentException(
            "Cannot add " + key + " to a map that holds " + keys.get(keys.size() - 1));
      }
      keys.add(key);
      values.add(value);
    }

    /** What was added since it was last asked for. */
    OrderedMap<K, V> build() {
      OrderedMap<K, V> built = new OrderedMap<>(keys, values);
      keys = new ArrayList<>();
      values = new ArrayList<>();
      return built;
    }
  }

  /**
   * Several together.
   *
   * @param join of a key that more than one has, both values, in the order of the maps; it does not
   *     matter which two of several are joined first
   */
  public static <K extends Comparable<K>, V> OrderedMap<K, V> together(
      List<OrderedMap<K, V>> maps, BinaryOperator<V> join) {
    if (maps.size() < 2) {
      return maps.isEmpty() ? new OrderedMap<K, V>(List.of(), List.of()) : maps.get(0);
    }
    int half = maps.size() / 2;
    return together(maps.subList(0, half), join)
        .with(together(maps.subList(half, maps.size()), join), join);
  }

  private OrderedMap<K, V> with(OrderedMap<K, V> other, BinaryOperator<V> join) {
    List<K> merged = new ArrayList<>(size() + other.size());
    List<V> joined = new ArrayList<>(size() + other.size());
    int own = 0;
    int next = 0;
    while (own < size() && next < other.size()) {
      int order = key(own).compareTo(other.key(next));
      merged.add(order <= 0 ? key(own) : other.key(next));
      if (order == 0) {
        joined.add(join.apply(value(own), other.value(next)));
      } else {
        joined.add(order < 0 ? value(own) : other.value(next));
      }
      own += order <= 0 ? 1 : 0;
      next += order >= 0 ? 1 : 0;
    }
    merged.addAll(keys.subList(own, size()));
    joined.addAll(values.subList(own, size()));
    merged.addAll(other.keys.subList(next, other.size()));
    joined.addAll(other.values.subList(next, other.size()));
    return new OrderedMap<>(merged, joined);
  }

  /** What becomes of each value. */
  public <R> OrderedMap<K, R> each(Function<V, R> result) {
    List<R> results = new ArrayList<>(values.size());
    values.forEach(value -> results.add(result.apply(value)));
    return new OrderedMap<>(keys, results);
  }

  /** The same values by other keys, which are refused unless each is above the one before it. */
  public <L extends Comparable<L>> OrderedMap<L, V> by(Function<K, L> key) {
    Builder<L, V> others = new Builder<>();
    forEach((own, value) -> others.add(key.apply(own), value));
    return others.build();
  }

  /** Some of its keys. */
  public OrderedMap<K, V> keeping(Predicate<K> kept) {
    List<K> some = new ArrayList<>();
    List<V> theirs = new ArrayList<>();
    forEach(
        (key, value) -> {
          if (kept.test(key)) {
            some.add(key);
            theirs.add(value);
          }
        });
    return some.size() == size() ? this : new OrderedMap<>(some, theirs);
  }

  @Override
  public int size() {
    return keys.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key != null && place(key) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int place = key == null ? -1 : place(key);
    return place < 0 ? null : values.get(place);
  }

  /** Where a key is; below zero, as of {@link Collections#binarySearch}, where it is not. */
  @SuppressWarnings("unchecked") // as of every sorted map, a key of another kind is an error
  private int place(Object key) {
    return Collections.binarySearch(keys, (K) key);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> taker) {
    for (int i = 0; i < keys.size(); i++) {
      taker.accept(keys.get(i), values.get(i));
    }
  }

  @Override
  public Collection<V> values() {
    return Collections.unmodifiableList(values);
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<K, V>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return keys.size();
      }
    };
  }

  private final class Entries implements Iterator<Entry<K, V>> {
    private int place;

    @Override
    public boolean hasNext() {
      return place < keys.size();
    }

    @Override
    public Entry<K, V> next() {
      Entry<K, V> entry = Map.entry(key(place), values.get(place));
      place++;
      return entry;
    }
  }

  @Override
  public @Nullable Comparator<? super K> comparator() {
    return null;
  }

  @Override
  public OrderedMap<K, V> subMap(K from, K to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("Cannot take keys from " + from + " to " + to);
    }
    return between(first(from), first(to));
  }

  @Override
  public OrderedMap<K, V> headMap(K to) {
    return between(0, first(to));
  }

  @Override
  public OrderedMap<K, V> tailMap(K from) {
    return between(first(from), size());
  }

  /** Without the keys from one on and before another. */
  public OrderedMap<K, V> without(K from, K to) {
    int start = first(from);
    int end = first(to);
    if (start >= end) {
      return this;
    }
    List<K> left = new ArrayList<>(keys.subList(0, start));
    left.addAll(keys.subList(end, size()));
    List<V> theirs = new ArrayList<>(values.subList(0, start));
    theirs.addAll(values.subList(end, size()));
    return new OrderedMap<>(left, theirs);
  }

  private OrderedMap<K, V> between(int start, int end) {
    return new OrderedMap<>(keys.subList(start, end), values.subList(start, end));
  }

  /** The place of the first key that is not before another. */
  private int first(K key) {
    int place = place(key);
    return place < 0 ? -place - 1 : place;
  }

  @Override
  public K firstKey() {
    return key(0);
  }

  @Override
  public K lastKey() {
    return key(size() - 1);
  }

  /** The key at a place, from zero. */
  K key(int place) {
    if (place < 0 || place >= size()) {
      throw new NoSuchElementException(
          "Cannot give a key of a map of " + size() + ": there is none at " + place);
    }
    return keys.get(place);
  }

  /** What stands for the key at a place. */
  V value(int place) {
    return values.get(place);
  }
}
