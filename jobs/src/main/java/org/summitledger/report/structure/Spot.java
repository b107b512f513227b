package org.summitledger.report.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Side;
import org.summitledger.report.table.Answer;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.WorldTrade;

/**
 * What a number of a table of shares or structure is of.
 *
 * @param side whose trade
 * @param sector the sector, or {@link Sectors#ALL}
 * @param product its code, or {@link #ALL_PRODUCTS} of the sector
 * @param start the period's first day
 * @param end the day after its last
 * @param period as its users write it
 * @param level of the products
 * @param hsRevision of the products; may be empty
 * @param base first day of the period that it is compared with, or of the period itself
 * @param commitments before whose windows the base lies; may be empty
 * @param missing what was not there; empty where all was
 */
record Spot(
    Side side,
    String sector,
    String product,
    LocalDate start,
    LocalDate end,
    String period,
    String level,
    String hsRevision,
    LocalDate base,
    String commitments,
    Optional<String> missing) {

  static final String ALL_PRODUCTS = "all";

  /** All that a side trades in a period, whatever the level. */
  static Spot of(Side side, LocalDate start, LocalDate end, String period) {
    return new Spot(
        side,
        Sectors.ALL,
        ALL_PRODUCTS,
        start,
        end,
        period,
        "TOTAL",
        "",
        start,
        "",
        Optional.empty());
  }

  /** All that a side trades in a period, by product. */
  static Spot of(Side side, Basket basket) {
    return new Spot(
        side,
        Sectors.ALL,
        ALL_PRODUCTS,
        basket.start(),
        basket.end(),
        basket.period(),
        basket.level(),
        basket.hsRevision(),
        basket.start(),
        "",
        basket.missing());
  }

  /** All that a side trades in a period, by the sectors of the world's trade. */
  static Spot of(Side side, WorldTrade world) {
    return of(side, world.start(), world.end(), world.period())
        .at(world.bySector().isEmpty() ? "TOTAL" : world.bySector().firstKey().scheme());
  }

  Spot in(String otherSector) {
    return in(otherSector, ALL_PRODUCTS);
  }

  Spot in(String otherSector, String otherProduct) {
    return new Spot(
        side,
        otherSector,
        otherProduct,
        start,
        end,
        period,
        level,
        hsRevision,
        base,
        commitments,
        missing);
  }

  Spot at(String otherLevel) {
    return new Spot(
        side,
        sector,
        product,
        start,
        end,
        period,
        otherLevel,
        hsRevision,
        base,
        commitments,
        missing);
  }

  Spot since(LocalDate otherBase, String ofCommitments) {
    return new Spot(
        side,
        sector,
        product,
        start,
        end,
        period,
        level,
        hsRevision,
        otherBase,
        ofCommitments,
        missing);
  }

  Spot lacking(Optional<String> what) {
    return new Spot(
        side, sector, product, start, end, period, level, hsRevision, base, commitments, what);
  }

  /**
   * A row of such a table.
   *
   * @param names what tells rows of one base apart, as the table's key does
   */
  Row row(List<String> names, Answer answer) {
    List<Object> head = new ArrayList<>(side.key(sector, start));
    head.add(base);
    head.addAll(names);
    Collections.addAll(head, end, period, Rows.text(commitments), level, Rows.text(hsRevision));
    return Rows.of(head, answer);
  }
}
