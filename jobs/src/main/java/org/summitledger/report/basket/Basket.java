package org.summitledger.report.basket;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.summitledger.indicator.OrderedMap;
import org.summitledger.indicator.Traded;
import org.summitledger.reference.Sectors;
import org.summitledger.report.table.Words;
import org.summitledger.source.Flow;

/**
 * What is traded in a period, by product, of a source that lists all products: what is not in it
 * was not traded, but for what the source leaves blank.
 *
 * @param start the period's first day
 * @param end the day after its last
 * @param period as its users write it
 * @param valuation CIF or FOB; empty where the source does not say
 * @param level of the coarsest product: TOTAL, HS2, HS4, HS6, HS8 or HS9
 * @param hsRevision such as HS2017; empty where the source does not say; several with a bar between
 * @param bySector what is traded, in whole units of currency, by sector and by product; a product
 *     that stated weights divide has a part in each of its sectors
 * @param blank products without a value, by sector: nothing is known of them
 */
public record Basket(
    LocalDate start,
    LocalDate end,
    String period,
    String valuation,
    String level,
    String hsRevision,
    SortedMap<String, SortedMap<String, Traded>> bySector,
    SortedMap<String, SortedSet<String>> blank) {

  /** Reserved for what national statistics do not tell apart; 999999 is "not specified". */
  private static final String UNSPECIFIED = "99";

  /** The least text after all codes of that chapter. */
  private static final String AFTER_UNSPECIFIED = "9:";

  /** Keeps copies, which nobody changes. */
  public Basket {
    SortedMap<String, SortedMap<String, Traded>> kept = new TreeMap<>();
    bySector.forEach((sector, products) -> kept.put(sector, OrderedMap.of(products)));
    bySector = Collections.unmodifiableSortedMap(kept);
    SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
    blank.forEach(
        (sector, products) ->
            unknown.put(sector, Collections.unmodifiableSortedSet(new TreeSet<>(products))));
    blank = Collections.unmodifiableSortedMap(unknown);
  }

  /** Each product with its value and quantity; parts of one that is divided are put together. */
  public SortedMap<String, Traded> traded() {
    return OrderedMap.together(
        bySector.values().stream().map(OrderedMap::of).toList(), Traded::plus);
  }

  /** Each product with its value. */
  public SortedMap<String, BigDecimal> values() {
    return OrderedMap.together(
        bySector.values().stream()
            .map(products -> OrderedMap.of(products).each(Traded::value))
            .toList(),
        BigDecimal::add);
  }

  /** Whether no product of it has a value. */
  public boolean isEmpty() {
    return bySector.values().stream().allMatch(Map::isEmpty);
  }

  /** Each sector with the sum of its products. */
  public SortedMap<String, BigDecimal> sums() {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    bySector.forEach(
        (sector, products) ->
            products.values().stream()
                .map(Traded::value)
                .reduce(BigDecimal::add)
                .ifPresent(sum -> sums.put(sector, sum)));
    return Collections.unmodifiableSortedMap(sums);
  }

  /** The sum of all products. */
  public BigDecimal total() {
    return sums().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Its sectors, those of which all is blank among them; all products together are none. */
  public SortedSet<String> sectors() {
    SortedSet<String> sectors = new TreeSet<>(bySector.keySet());
    blank.forEach((sector, products) -> addIf(!products.isEmpty(), sector, sectors));
    sectors.remove(Sectors.ALL);
    return sectors;
  }

  /** The sector that holds all of a product; {@link Sectors#ALL} where several do, or none. */
  public String sectorOf(String product) {
    Set<String> sectors = new TreeSet<>();
    bySector.forEach((sector, products) -> addIf(products.containsKey(product), sector, sectors));
    blank.forEach((sector, products) -> addIf(products.contains(product), sector, sectors));
    return sectors.size() == 1 ? sectors.iterator().next() : Sectors.ALL;
  }

  private static void addIf(boolean counts, String sector, Set<String> sectors) {
    if (counts) {
      sectors.add(sector);
    }
  }

  /** Products without a value. */
  public SortedSet<String> blanks() {
    return blank.values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What of it is in a sector; all of it for {@link Sectors#ALL}. */
  public Basket within(String sector) {
    if (sector.equals(Sectors.ALL)) {
      return this;
    }
    SortedMap<String, SortedMap<String, Traded>> one = new TreeMap<>();
    one.put(sector, bySector.getOrDefault(sector, new TreeMap<>()));
    SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
    unknown.put(sector, blank.getOrDefault(sector, new TreeSet<>()));
    return with(one, unknown);
  }

  /**
   * Without chapter 99, in which statistics put what they do not specify: it is no product. Trade
   * that a source gives no products of stays.
   */
  public Basket specified() {
    // Its codes lie together: a basket without them, as most are, is not gone through.
    return keeping(
        products -> products.without(UNSPECIFIED, AFTER_UNSPECIFIED),
        product -> !product.startsWith(UNSPECIFIED));
  }

  /** Without some products. */
  public Basket without(Set<String> products) {
    Predicate<String> others = product -> !products.contains(product);
    return products.isEmpty() ? this : keeping(theirs -> theirs.keeping(others), others);
  }

  /** Some of its products; sectors of which none is left are left out. */
  private Basket keeping(UnaryOperator<OrderedMap<String, Traded>> kept, Predicate<String> isKept) {
    SortedMap<String, SortedMap<String, Traded>> left = new TreeMap<>();
    bySector.forEach(
        (sector, products) -> {
          SortedMap<String, Traded> these = kept.apply(OrderedMap.of(products));
          if (!these.isEmpty()) {
            left.put(sector, these);
          }
        });
    SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
    blank.forEach(
        (sector, products) ->
            unknown.put(
                sector,
                products.stream().filter(isKept).collect(Collectors.toCollection(TreeSet::new))));
    return with(left, unknown);
  }

  private Basket with(
      SortedMap<String, SortedMap<String, Traded>> others,
      SortedMap<String, SortedSet<String>> unknown) {
    return new Basket(start, end, period, valuation, level, hsRevision, others, unknown);
  }

  /** What is not known of it, in plain words. */
  public Optional<String> missing() {
    return blanks().isEmpty()
        ? Optional.empty()
        : Optional.of("the source is blank for product " + Words.some(blanks()));
  }

  /** Why nothing is known of it: all that there is of it is blank; empty where something is. */
  public Optional<String> whyUnknown() {
    return isEmpty() ? missing() : Optional.empty();
  }

  /** Why its products cannot be told apart; empty where they can. */
  public Optional<String> whyMixed() {
    return hsRevision.contains("|") && !isOfChapters()
        ? Optional.of("products of " + hsRevision.replace("|", " and ") + " stand together")
        : Optional.empty();
  }

  /** Chapters hold the same goods in all revisions, as does the total. */
  private boolean isOfChapters() {
    SortedSet<String> products = new TreeSet<>(values().keySet());
    products.addAll(blanks());
    return products.stream().map(Flow::levelOf).allMatch(Set.of("TOTAL", "HS2")::contains);
  }

  /** Why the products of both do not mean the same; empty where they do. */
  public Optional<String> whyOtherProducts(Basket other) {
    Optional<String> mixed = whyMixed();
    if (mixed.isPresent()) {
      return mixed;
    }
    if (!hsRevision.equals(other.hsRevision) && !(isOfChapters() && other.isOfChapters())) {
      return Optional.of(
          "products are of " + stated(hsRevision) + " and of " + stated(other.hsRevision));
    }
    return level.equals(other.level)
        ? Optional.empty()
        : Optional.of("products are of level " + level + " and of level " + other.level);
  }

  /** Why the sectors of both do not mean the same; they do in all revisions. */
  public Optional<String> whyOtherSectors(Basket other) {
    String own = Sectors.schemeOf(level);
    String others = Sectors.schemeOf(other.level);
    return own.equals(others)
        ? whyOtherValues(other)
        : Optional.of("sectors are of scheme " + own + " and of scheme " + others);
  }

  /** Why the products of both are not the same, or valued otherwise. */
  public Optional<String> whyNotComparable(Basket other) {
    return whyOtherProducts(other).or(() -> whyOtherValues(other));
  }

  private Optional<String> whyOtherValues(Basket other) {
    return valuation.equals(other.valuation)
        ? Optional.empty()
        : Optional.of("values are " + stated(valuation) + " and " + stated(other.valuation));
  }

  private static String stated(String text) {
    return text.isEmpty() ? "unstated" : text;
  }
}
