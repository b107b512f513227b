package org.summitledger.lake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.summitledger.TestTables;
import org.summitledger.source.Flow;

/**
 * Made-up flows in no order: several lines of one cell, blanks, zeros and negative values, several
 * years and revisions, quantities of several units or none.
 */
final class RandomTrade {
  /** India has two counterparts, Japan and the United States have one; Nauru is a party alone. */
  static final Grouping GROUPING =
      new Grouping(
          TestTables.sectors(),
          Map.of("IND", "JPN"),
          Set.of("IND", "JPN", "USA", "NRU"),
          Map.of(
              "IND", new TreeSet<>(Set.of("JPN", "USA")),
              "JPN", new TreeSet<>(Set.of("IND")),
              "USA", new TreeSet<>(Set.of("IND"))));

  static final Set<String> PARTIES = Set.of("IND", "JPN", "USA", "NRU");

  private static final List<String> COUNTRIES = List.of("CHN", "IND", "JPN", "KEN", "NRU", "USA");
  private static final List<String> PRODUCTS =
      List.of("84", "87", "01", "8542", "854231", "850440", "TOTAL");

  private final Random random;
  private final List<String> flows;
  private final List<String> countries;

  /** Of some directions. */
  RandomTrade(int seed, String... flows) {
    this(seed, COUNTRIES, flows);
  }

  private RandomTrade(int seed, List<String> countries, String... flows) {
    this.random = new Random(seed);
    this.flows = List.of(flows);
    this.countries = countries;
  }

  /** With rows for the world. */
  static RandomTrade withWorld(int seed, String... flows) {
    List<String> all = new ArrayList<>(COUNTRIES);
    all.add("WLD");
    return new RandomTrade(seed, all, flows);
  }

  List<Flow> flows(int count) {
    return IntStream.range(0, count).mapToObj(i -> flow(i + 2)).toList();
  }

  private Flow flow(long line) {
    LocalDate start = LocalDate.of(2018 + random.nextInt(3), 1, 1);
    String product = any(PRODUCTS);
    BigDecimal quantity = random.nextInt(3) == 0 ? null : amount();
    return new Flow(
        line,
        "A",
        start,
        start.plusYears(1),
        any(COUNTRIES),
        any(countries),
        any(flows),
        product,
        product.length() == 6 ? any(List.of("HS2017", "HS2022")) : null,
        random.nextInt(5) == 0 ? null : amount(),
        "CIF",
        quantity,
        quantity == null ? null : random.nextInt(4) == 0 ? "u" : "kg");
  }

  private BigDecimal amount() {
    long thousandths =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> -random.nextLong(1_000_000);
          case 2 -> random.nextLong(1_000_000_000_000_000L);
          default -> random.nextLong(5_000);
        };
    return BigDecimal.valueOf(thousandths, 3);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The same flows, cut into parts of any size. */
  List<List<Flow>> parts(List<Flow> all) {
    List<List<Flow>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(all.size() / 3));
      parts.add(all.subList(from, to));
      from = to;
    }
    return parts;
  }

  /** Parts in another order. */
  <T> List<T> shuffled(List<T> parts) {
    List<T> other = new ArrayList<>(parts);
    Collections.shuffle(other, random);
    return other;
  }

  /** The units of a part's quantities. */
  static List<String> units(List<Flow> part) {
    return part.stream().map(f -> f.quantityUnit() == null ? "" : f.quantityUnit()).toList();
  }

  /** A number in thousandths. */
  static long thousandths(@Nullable BigDecimal number) {
    return Objects.requireNonNull(number).movePointRight(3).longValueExact();
  }
}
