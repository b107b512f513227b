package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.growth.GrowthPeriod.Item;
import org.summitledger.report.table.Words;

/**
 * Which products of two periods are compared. Left out of both is what the source leaves blank in
 * one of them: a blank is no exit. Of a source that lists some products only, so is what it does
 * not list in both, which is not known to be zero; and of a heading that it lists in both, the
 * subheadings, which would count twice.
 */
final class ComparedItems {
  private final GrowthSeries series;
  private final GrowthPeriod before;
  private final GrowthPeriod after;
  private final ProductNames names;
  private final Set<String> blankBefore;
  private final Set<String> blankAfter;
  private final Set<String> namesBefore;
  private final Set<String> namesAfter;

  /** Whether everything is known in both periods: most sources list all products and no blanks. */
  private final boolean hasAll;

  ComparedItems(GrowthSeries series, GrowthPeriod before, GrowthPeriod after, Sectors sectors) {
    this.series = series;
    this.before = before;
    this.after = after;
    this.names = new ProductNames(before.items(), after.items(), sectors);
    this.blankBefore = blank(before);
    this.blankAfter = blank(after);
    this.namesBefore = names(before);
    this.namesAfter = names(after);
    this.hasAll = blankBefore.isEmpty() && blankAfter.isEmpty() && !series.isList();
  }

  /** Codes, of any revision: where goods are unknown under one name, they are under the other. */
  private static Set<String> blank(GrowthPeriod period) {
    return period.items().stream()
        .filter(item -> item.point().value().isEmpty())
        .map(Item::product)
        .collect(Collectors.toSet());
  }

  private Set<String> names(GrowthPeriod period) {
    return period.items().stream().map(names::of).collect(Collectors.toCollection(HashSet::new));
  }

  /** Under which name a product stands. */
  String name(Item item) {
    return names.of(item);
  }

  /** The products of a sector, or of the whole, that are compared. */
  Stream<Item> compared(GrowthPeriod period, String sector) {
    return in(period, sector).stream().filter(this::isCompared);
  }

  private List<Item> in(GrowthPeriod period, String sector) {
    return sector.equals(series.whole()) ? period.items() : period.in(sector);
  }

  private boolean isCompared(Item item) {
    return hasAll || (whyNot(item).isEmpty() && !isInListedHeading(item));
  }

  /** Whether its own heading stands for it. */
  boolean isInListedHeading(Item item) {
    String name = names.of(item);
    for (int digits = 1; series.isList() && digits < name.length(); digits++) {
      if (isInBoth(name.substring(0, digits))) {
        return true;
      }
    }
    return false;
  }

  private boolean isInBoth(String name) {
    return namesBefore.contains(name) && namesAfter.contains(name);
  }

  /** Why nothing is known of its change. */
  Optional<String> whyNot(Item item) {
    if (blankBefore.contains(item.product())) {
      return Optional.of("the source is blank in the base period");
    }
    if (blankAfter.contains(item.product())) {
      return Optional.of("the source is blank in the period");
    }
    if (isUnlisted(item)) {
      return Optional.of(
          namesAfter.contains(names.of(item))
              ? "the source does not list it in the base period"
              : "the source does not list it in the period");
    }
    return Optional.empty();
  }

  private boolean isUnlisted(Item item) {
    return series.isList() && !isInBoth(names.of(item));
  }

  private boolean isBlank(Item item) {
    return blankBefore.contains(item.product()) || blankAfter.contains(item.product());
  }

  /** Whether products of a sector are known, and none of them can be compared. */
  boolean hasNone(String sector) {
    return in(sector).findAny().isPresent() && in(sector).noneMatch(this::isCompared);
  }

  /** What a sector is without in both periods, in plain words. */
  Optional<String> leftOut(String sector) {
    if (hasAll) {
      return Optional.empty();
    }
    SortedSet<String> unlisted = named(sector, item -> isUnlisted(item) && !isBlank(item));
    Optional<String> lists =
        unlisted.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "left out, since the source lists it in one of both periods only: product "
                    + Words.some(unlisted));
    return together(ComparedBaskets.leftOut(named(sector, this::isBlank)), lists);
  }

  private SortedSet<String> named(String sector, Predicate<Item> isLeftOut) {
    return in(sector)
        .filter(item -> isLeftOut.test(item) && !isInListedHeading(item))
        .map(names::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Both texts, where there are both. */
  static Optional<String> together(Optional<String> one, Optional<String> other) {
    return one.map(text -> other.map(more -> text + "; " + more).orElse(text)).or(() -> other);
  }

  /** What a period's sector has in products that are not compared, in whole units of currency. */
  BigDecimal leftOutOf(GrowthPeriod period, String sector) {
    return period.in(sector).stream()
        .filter(item -> !isCompared(item))
        .flatMap(item -> item.point().value().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Stream<Item> in(String sector) {
    return Stream.concat(in(before, sector).stream(), in(after, sector).stream());
  }
}
