package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What a party of commitments reports of its trade in a product with a country it shares a
 * commitment with, or with the world, period by period. A series is of one revision of the
 * Harmonized System, since the next may mean something else by the same code.
 *
 * @param source the statistical source
 * @param reporter the party, ISO3
 * @param partner the other country, ISO3, or {@code WLD} for the world
 * @param flow import or export, seen from the reporter
 * @param product HS digits, or {@code TOTAL}
 * @param hsRevision such as HS2017; empty where the source does not say
 * @param productLevel TOTAL, HS2, HS4, HS6, HS8 or HS9
 * @param sector of the product, in the scheme of its level; a product that stated weights divide is
 *     a series in each of its sectors, with its part of all figures
 * @param currency of all values, ISO 4217
 * @param frequency A, Q or M
 * @param valuation CIF or FOB; empty where the source does not say
 * @param listsAllProducts whether the files list all products: only then do those of a sector make
 *     up the sector
 * @param points by first day of the period, in order; periods that the source does not state are
 *     not there
 */
public record ProductSeries(
    String source,
    String reporter,
    String partner,
    String flow,
    String product,
    String hsRevision,
    String productLevel,
    String sector,
    String currency,
    String frequency,
    String valuation,
    boolean listsAllProducts,
    SortedMap<LocalDate, Point> points) {

  /** One series after the other. */
  public static final Comparator<ProductSeries> ORDER =
      Comparator.comparing(ProductSeries::source)
          .thenComparing(ProductSeries::reporter)
          .thenComparing(ProductSeries::partner)
          .thenComparing(ProductSeries::flow)
          .thenComparing(ProductSeries::frequency)
          .thenComparing(ProductSeries::product)
          .thenComparing(ProductSeries::hsRevision)
          .thenComparing(ProductSeries::sector)
          .thenComparing(ProductSeries::currency)
          .thenComparing(ProductSeries::valuation)
          .thenComparing(ProductSeries::listsAllProducts);

  /**
   * A period's figures.
   *
   * @param start the period's first day
   * @param end the day after its last
   * @param period as its users write it: 2018, 2018-19, 2018-Q2 or 2018-07
   * @param value in whole units of currency; empty where the source is blank
   * @param quantity of the lines that have both it and a value; empty where there is none, or their
   *     units differ
   * @param unit of the quantity; empty where that is
   * @param valueWithQuantity value of the lines that have both; empty where none has
   * @param linesCounted how many lines have a value: partners, where the world was added up here
   * @param isDerived whether it is a world that was added up here
   */
  public record Point(
      LocalDate start,
      LocalDate end,
      String period,
      Optional<BigDecimal> value,
      Optional<BigDecimal> quantity,
      Optional<String> unit,
      Optional<BigDecimal> valueWithQuantity,
      long linesCounted,
      boolean isDerived) {
    static Point of(Row row) {
      return new Point(
          row.getAs("period_start"),
          row.getAs("period_end"),
          row.getAs("period"),
          Optional.ofNullable(row.getAs("value")),
          Optional.ofNullable(row.getAs("quantity")),
          Optional.ofNullable(row.getAs("quantity_unit")),
          Optional.ofNullable(row.getAs("value_with_quantity")),
          row.<Long>getAs("lines_counted"),
          row.<Boolean>getAs("is_derived"));
    }
  }

  /** Nobody changes its points. */
  public ProductSeries {
    points = Collections.unmodifiableSortedMap(points);
  }

  /** The series that a row of {@link Trade#products} belongs to, without points. */
  static ProductSeries head(Row row) {
    return new ProductSeries(
        row.getAs("source"),
        row.getAs("reporter"),
        row.getAs("partner"),
        row.getAs("flow"),
        row.getAs("product"),
        Optional.ofNullable(row.<String>getAs("hs_revision")).orElse(""),
        row.getAs("product_level"),
        row.getAs("sector"),
        row.getAs("currency"),
        row.getAs("frequency"),
        Optional.ofNullable(row.<String>getAs("valuation")).orElse(""),
        row.<Boolean>getAs("lists_all_products"),
        new TreeMap<>());
  }

  /** The same with other points. */
  public ProductSeries with(SortedMap<LocalDate, Point> others) {
    return new ProductSeries(
        source,
        reporter,
        partner,
        flow,
        product,
        hsRevision,
        productLevel,
        sector,
        currency,
        frequency,
        valuation,
        listsAllProducts,
        others);
  }

  /** The same trade with another partner, without points. */
  ProductSeries headWith(String otherPartner) {
    return new ProductSeries(
        source,
        reporter,
        otherPartner,
        flow,
        product,
        hsRevision,
        productLevel,
        sector,
        currency,
        frequency,
        valuation,
        listsAllProducts,
        new TreeMap<>());
  }
}
