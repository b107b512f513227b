package org.summitledger.report.basket;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by code, in the order of the codes, that nobody changes: two lists beside each other.
 * Baskets hold thousands of products and are cut and put together again for every indicator; as
 * trees that took most of the time.
 *
 * @param <V> what stands for a code
 */
@SuppressWarnings("JdkObsolete") // nobody navigates
final class CodeMap<V> extends AbstractMap<String, V> implements SortedMap<String, V> {
  private final List<String> codes;
  private final List<V> values;

  private CodeMap(List<String> codes, List<V> values) {
    this.codes = codes;
    this.values = values;
  }

  /** The same as another map. */
  static <V> CodeMap<V> of(Map<String, V> map) {
    if (map instanceof CodeMap<V> same) {
      return same;
    }
    Map<String, V> inOrder = new TreeMap<>(map);
    return new CodeMap<>(new ArrayList<>(inOrder.keySet()), new ArrayList<>(inOrder.values()));
  }

  /**
   * Several together.
   *
   * @param join of a code that more than one has, both values, in the order of the maps
   */
  static <V> CodeMap<V> together(List<CodeMap<V>> maps, BinaryOperator<V> join) {
    if (maps.size() == 1) {
      return maps.get(0);
    }
    List<Entry<String, V>> all =
        maps.stream().flatMap(m -> m.entrySet().stream()).sorted(Entry.comparingByKey()).toList();
    List<String> codes = new ArrayList<>(all.size());
    List<V> values = new ArrayList<>(all.size());
    for (Entry<String, V> entry : all) {
      int last = codes.size() - 1;
      if (last >= 0 && codes.get(last).equals(entry.getKey())) {
        values.set(last, join.apply(values.get(last), entry.getValue()));
      } else {
        codes.add(entry.getKey());
        values.add(entry.getValue());
      }
    }
    return new CodeMap<>(codes, values);
  }

  /** What becomes of each value. */
  <R> CodeMap<R> each(Function<V, R> result) {
    List<R> results = new ArrayList<>(values.size());
    values.forEach(value -> results.add(result.apply(value)));
    return new CodeMap<>(codes, results);
  }

  /** Some of its codes. */
  CodeMap<V> keeping(Predicate<String> kept) {
    List<String> some = new ArrayList<>();
    List<V> theirs = new ArrayList<>();
    forEach(
        (code, value) -> {
          if (kept.test(code)) {
            some.add(code);
            theirs.add(value);
          }
        });
    return some.size() == size() ? this : new CodeMap<>(some, theirs);
  }

  @Override
  public int size() {
    return codes.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String code && place(code) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int place = key instanceof String code ? place(code) : -1;
    return place < 0 ? null : values.get(place);
  }

  /** Where a code is; below zero, as of {@link Collections#binarySearch}, where it is not. */
  private int place(String code) {
    return Collections.binarySearch(codes, code);
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> taker) {
    for (int i = 0; i < codes.size(); i++) {
      taker.accept(codes.get(i), values.get(i));
    }
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return codes.size();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, V>> {
    private int place;

    @Override
    public boolean hasNext() {
      return place < codes.size();
    }

    @Override
    public Entry<String, V> next() {
      Entry<String, V> entry = Map.entry(code(place), values.get(place));
      place++;
      return entry;
    }
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedMap<String, V> subMap(String from, String to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("Cannot take codes from " + from + " to " + to);
    }
    return between(first(from), first(to));
  }

  @Override
  public SortedMap<String, V> headMap(String to) {
    return between(0, first(to));
  }

  @Override
  public SortedMap<String, V> tailMap(String from) {
    return between(first(from), size());
  }

  private SortedMap<String, V> between(int start, int end) {
    return new CodeMap<>(codes.subList(start, end), values.subList(start, end));
  }

  /** The place of the first code that is not before another. */
  private int first(String code) {
    int place = place(code);
    return place < 0 ? -place - 1 : place;
  }

  @Override
  public String firstKey() {
    return code(0);
  }

  @Override
  public String lastKey() {
    return code(size() - 1);
  }

  private String code(int place) {
    if (place < 0 || place >= size()) {
      throw new NoSuchElementException(
          "Cannot give a code of a map of " + size() + ": there is none at " + place);
    }
    return codes.get(place);
  }
}
