package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * The whole world's trade of a period, as one dataflow states it. All money is in whole units of
 * {@code currency}; what is not there is not stated, or blank, as {@code blanks} says.
 *
 * @param source the statistical source
 * @param dataflow of the source
 * @param currency ISO 4217
 * @param frequency A, Q or M
 * @param start the period's first day
 * @param end the day after its last
 * @param period as its users write it: 2018, 2018-19, 2018-Q2 or 2018-07
 * @param exportsValuation CIF or FOB of all that is seen from exporters; empty where the source
 *     does not say
 * @param importsValuation CIF or FOB of what is seen from importers; the same, where the dataflow
 *     states each trade once
 * @param exports what any country sells, by its code and by sector
 * @param imports what any country buys, by its code and by sector
 * @param products what the world trades of each product
 * @param exportsByProduct what a party of commitments sells to the world, by its code
 * @param exportsByImporter what a party of commitments sells, by its code, by importer and by
 *     sector
 * @param blanks which of these figures have blank lines
 */
public record WorldTrade(
    String source,
    String dataflow,
    String currency,
    String frequency,
    LocalDate start,
    LocalDate end,
    String period,
    String exportsValuation,
    String importsValuation,
    SortedMap<String, SortedMap<InScheme, BigDecimal>> exports,
    SortedMap<String, SortedMap<InScheme, BigDecimal>> imports,
    SortedMap<Product, ProductTotal> products,
    SortedMap<String, SortedMap<Product, BigDecimal>> exportsByProduct,
    SortedMap<String, SortedMap<String, SortedMap<InScheme, BigDecimal>>> exportsByImporter,
    WorldBlanks blanks) {

  /** From the first to the last of what is stated. */
  private static final Comparator<WorldTrade> ORDER =
      Comparator.comparing(WorldTrade::source)
          .thenComparing(WorldTrade::dataflow)
          .thenComparing(WorldTrade::currency)
          .thenComparing(WorldTrade::frequency)
          .thenComparing(WorldTrade::start);

  /**
   * A sector of a scheme.
   *
   * @param scheme HS2, HS6 or TOTAL
   * @param sector its id
   */
  public record InScheme(String scheme, String sector) implements Comparable<InScheme> {
    @Override
    public int compareTo(InScheme other) {
      int byScheme = scheme.compareTo(other.scheme);
      return byScheme == 0 ? sector.compareTo(other.sector) : byScheme;
    }
  }

  /**
   * A product.
   *
   * @param code HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; empty where the source does not say
   */
  public record Product(String code, String hsRevision) implements Comparable<Product> {
    @Override
    public int compareTo(Product other) {
      int byCode = code.compareTo(other.code);
      return byCode == 0 ? hsRevision.compareTo(other.hsRevision) : byCode;
    }
  }

  /**
   * What the world trades of a product.
   *
   * @param level TOTAL, HS2, HS4, HS6, HS8 or HS9
   * @param value over all exporters
   * @param exporters those whose exports of it are above zero
   * @param exportersValue the sum of theirs
   * @param squares the sum of the squares of theirs
   * @param topExporter the largest, the first by code among equals; empty if there is none
   * @param topValue its value; empty if there is none
   */
  public record ProductTotal(
      String level,
      BigDecimal value,
      long exporters,
      BigDecimal exportersValue,
      BigDecimal squares,
      Optional<String> topExporter,
      Optional<BigDecimal> topValue) {}

  /** What the world trades of each product; empty where all is blank. */
  public SortedMap<Product, Optional<BigDecimal>> traded() {
    SortedMap<Product, Optional<BigDecimal>> all = new TreeMap<>();
    blanks.products().forEach(product -> all.put(product, Optional.empty()));
    products.forEach((product, total) -> all.put(product, Optional.of(total.value())));
    return all;
  }

  /** What a party sells to the world of each product; empty where all is blank. */
  public SortedMap<Product, Optional<BigDecimal>> soldBy(String party) {
    SortedMap<Product, Optional<BigDecimal>> all = new TreeMap<>();
    blanks.productsOf(party).forEach(product -> all.put(product, Optional.empty()));
    exportsByProduct
        .getOrDefault(party, new TreeMap<>())
        .forEach((product, value) -> all.put(product, Optional.of(value)));
    return all;
  }

  /** The parties that sell anything, or of whose sales there is a blank. */
  public SortedSet<String> sellers() {
    SortedSet<String> sellers = new TreeSet<>(exportsByProduct.keySet());
    sellers.addAll(blanks.exportsByProduct().keySet());
    return sellers;
  }

  /** What the world trades in each sector: all that is exported. */
  public SortedMap<InScheme, BigDecimal> bySector() {
    SortedMap<InScheme, BigDecimal> sums = new TreeMap<>();
    exports
        .values()
        .forEach(sold -> sold.forEach((sector, v) -> sums.merge(sector, v, BigDecimal::add)));
    return sums;
  }

  /**
   * From rows of {@link Trade#world}, shown one after the other. In the order of sources and
   * periods.
   *
   * @throws IllegalArgumentException if a row is of a kind that is not known
   */
  static List<WorldTrade> of(Consumer<Consumer<Row>> rows) {
    Map<Head, Draft> drafts = new HashMap<>();
    rows.accept(row -> drafts.computeIfAbsent(Head.of(row), h -> new Draft()).add(row));
    return drafts.entrySet().stream()
        .map(draft -> draft.getValue().finish(draft.getKey()))
        .sorted(ORDER)
        .toList();
  }

  /** What all figures of a period have in common. */
  private record Head(
      String source,
      String dataflow,
      String currency,
      String frequency,
      LocalDate start,
      LocalDate end,
      String period) {
    static Head of(Row row) {
      return new Head(
          row.getAs("source"),
          row.getAs("dataflow"),
          row.getAs("currency"),
          row.getAs("frequency"),
          row.getAs("period_start"),
          row.getAs("period_end"),
          row.getAs("period"));
    }
  }

  /** The figures of a period while they are put in their places. */
  private static final class Draft {
    private final SortedMap<String, SortedMap<InScheme, BigDecimal>> exports = new TreeMap<>();
    private final SortedMap<String, SortedMap<InScheme, BigDecimal>> imports = new TreeMap<>();
    private final SortedMap<Product, ProductTotal> products = new TreeMap<>();
    private final SortedMap<String, SortedMap<Product, BigDecimal>> byProduct = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, SortedMap<InScheme, BigDecimal>>> byImporter =
        new TreeMap<>();
    private final WorldBlanks blanks = WorldBlanks.none();
    private String exportsValuation = "";
    private String importsValuation = "";

    void add(Row row) {
      String valuation = Optional.ofNullable(row.<String>getAs("valuation")).orElse("");
      String kind = row.getAs("kind");
      switch (kind) {
        case "exporter_sector" -> {
          exportsValuation = valuation;
          new Figures<>(exports, blanks.exports()).add(row, "exporter", sector(row));
        }
        case "importer_sector" -> {
          importsValuation = valuation;
          new Figures<>(imports, blanks.imports()).add(row, "importer", sector(row));
        }
        case "exporter_importer_sector" -> ofParty(row).add(row, "importer", sector(row));
        case "product" -> addTotal(row);
        case "exporter_product" ->
            new Figures<>(byProduct, blanks.exportsByProduct()).add(row, "exporter", product(row));
        default ->
            throw new IllegalArgumentException("Cannot place a figure of kind '" + kind + "'.");
      }
    }

    private Figures<InScheme> ofParty(Row row) {
      String exporter = row.getAs("exporter");
      return new Figures<>(
          byImporter.computeIfAbsent(exporter, e -> new TreeMap<>()),
          blanks.exportsByImporter().computeIfAbsent(exporter, e -> new TreeMap<>()));
    }

    private void addTotal(Row row) {
      if (row.getAs("value") != null) {
        products.put(product(row), total(row));
      }
      if (row.<Boolean>getAs("has_blanks")) {
        blanks.products().add(product(row));
      }
    }

    /** Figures by country, and which of them have blank lines. */
    private record Figures<K extends Comparable<K>>(
        SortedMap<String, SortedMap<K, BigDecimal>> values,
        SortedMap<String, SortedSet<K>> blanks) {
      void add(Row row, String side, K key) {
        String country = row.getAs(side);
        BigDecimal value = row.getAs("value");
        if (value != null) {
          values.computeIfAbsent(country, c -> new TreeMap<>()).put(key, value);
        }
        if (row.<Boolean>getAs("has_blanks")) {
          blanks.computeIfAbsent(country, c -> new TreeSet<>()).add(key);
        }
      }
    }

    private static InScheme sector(Row row) {
      return new InScheme(row.getAs("scheme"), row.getAs("sector"));
    }

    private static Product product(Row row) {
      return new Product(
          row.getAs("product"), Optional.ofNullable(row.<String>getAs("hs_revision")).orElse(""));
    }

    private static ProductTotal total(Row row) {
      return new ProductTotal(
          row.getAs("product_level"),
          row.getAs("value"),
          row.<Long>getAs("exporters"),
          row.getAs("exporters_value"),
          row.getAs("squares"),
          Optional.ofNullable(row.getAs("top_exporter")),
          Optional.ofNullable(row.getAs("top_value")));
    }

    WorldTrade finish(Head head) {
      byImporter.replaceAll((exporter, importers) -> fixed(importers));
      return new WorldTrade(
          head.source(),
          head.dataflow(),
          head.currency(),
          head.frequency(),
          head.start(),
          head.end(),
          head.period(),
          exportsValuation,
          importsValuation,
          fixed(exports),
          fixed(imports),
          Collections.unmodifiableSortedMap(products),
          fixed(byProduct),
          Collections.unmodifiableSortedMap(byImporter),
          blanks);
    }

    private static <K, V> SortedMap<String, SortedMap<K, V>> fixed(
        SortedMap<String, SortedMap<K, V>> maps) {
      maps.replaceAll((country, inner) -> Collections.unmodifiableSortedMap(inner));
      return Collections.unmodifiableSortedMap(maps);
    }
  }
}
