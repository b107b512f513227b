package org.summitledger.report.trade;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.summitledger.commitment.Ledger;
import org.summitledger.reference.Countries;

/**
 * Trade that parties of commitments report, as series: few rows, for tables that compare them here.
 * Sectors, products and the world are each collected in one pass when they are first asked for, and
 * kept. What would not fit into the driver's memory is refused, see {@link PartyRows}.
 *
 * <p>Where several dataflows of a source speak for one cell, which the audit refuses, the first by
 * name is shown.
 */
public final class PartyTrade {
  private final Trade trade;
  private final Ledger ledger;
  private final PartyRows rows;
  private final Once<List<SectorFigure>> figures;
  private final Once<Map<SectorSeries, SectorSeries>> sectors;
  private final Once<Map<ProductSeries, ProductSeries>> products;
  private final Once<List<WorldTrade>> world;
  private final Once<List<SectorSeries>> listed;
  private final Map<Class<?>, Once<?>> made = new ConcurrentHashMap<>();

  /** Of the parties of the ledger's commitments. */
  public PartyTrade(Trade trade, Ledger ledger) {
    this(trade, ledger, DriverMemory.usual());
  }

  /**
   * Of the parties of the ledger's commitments.
   *
   * @param memory for sectors and products together
   */
  PartyTrade(Trade trade, Ledger ledger, DriverMemory memory) {
    this.trade = trade;
    this.ledger = ledger;
    this.rows = new PartyRows(ledger, memory);
    this.figures = new Once<>(this::collectFigures);
    this.sectors = new Once<>(this::collectSectors);
    this.products = new Once<>(this::collectProducts);
    this.world = new Once<>(this::collectWorld);
    this.listed = new Once<>(this::collectListed);
  }

  /** Every figure by sector, with any partner that a source lists; see {@link Trade#series}. */
  public List<SectorFigure> sectorFigures() {
    return figures.get();
  }

  /** Those with a country that the reporter shares a commitment with. */
  List<SectorFigure> sectorFiguresWithCounterparts() {
    return figures.get().stream()
        .filter(f -> isCounterpart(f.series().reporter(), f.series().partner()))
        .toList();
  }

  /** All series by sector, with any partner that a source lists; see {@link Trade#series}. */
  public List<SectorSeries> sectorSeries() {
    return List.copyOf(sectors.get().values());
  }

  /** Those with a country that the reporter shares a commitment with. */
  public List<SectorSeries> sectorSeriesWithCounterparts() {
    return sectors.get().values().stream()
        .filter(s -> isCounterpart(s.reporter(), s.partner()))
        .toList();
  }

  /** Those with the world. */
  public List<SectorSeries> sectorSeriesWithWorld() {
    return sectors.get().values().stream()
        .filter(s -> s.partner().equals(Countries.WORLD))
        .toList();
  }

  /**
   * Series by sector of partners that only a file of some chapters lists, where it lists all
   * chapters that make up the sector; see {@link ListedSectors}.
   */
  public List<SectorSeries> sectorSeriesOfListedPartners() {
    return listed.get();
  }

  /** The same reporter's trade with the world in the same sector, as the same source states it. */
  Optional<SectorSeries> worldBeside(SectorSeries series) {
    return Optional.ofNullable(sectors.get().get(series.headWith(Countries.WORLD).identity()));
  }

  /** All series by product: with counterparts and with the world; see {@link Trade#products}. */
  public List<ProductSeries> productSeries() {
    return List.copyOf(products.get().values());
  }

  /** Those with the world. */
  public List<ProductSeries> productSeriesWithWorld() {
    return products.get().values().stream()
        .filter(s -> s.partner().equals(Countries.WORLD))
        .toList();
  }

  /** The same reporter's trade with the world in the same product, as the same source states it. */
  Optional<ProductSeries> worldBeside(ProductSeries series) {
    return Optional.ofNullable(products.get().get(series.headWith(Countries.WORLD)));
  }

  /**
   * The whole world's trade, of sources that hold it: by source, dataflow, currency, frequency and
   * period. No file is opened where none does.
   */
  public List<WorldTrade> world() {
    return world.get();
  }

  /**
   * What several tables make of it: made by the first that asks, and kept for the others, which
   * wait for it.
   *
   * @param kind what it is; one of a kind is kept
   * @param maker makes it of this trade
   */
  public <T> T kept(Class<T> kind, Function<PartyTrade, T> maker) {
    return kind.cast(made.computeIfAbsent(kind, k -> new Once<>(() -> maker.apply(this))).get());
  }

  private boolean isCounterpart(String reporter, String partner) {
    SortedSet<String> others = ledger.counterparts().get(reporter);
    return others != null && others.contains(partner);
  }

  private List<SectorFigure> collectFigures() {
    List<SectorFigure> found = new ArrayList<>();
    rows.forEach("sector", trade.sectorRows(), row -> found.add(SectorFigure.of(row)));
    return Collections.unmodifiableList(found);
  }

  private Map<SectorSeries, SectorSeries> collectSectors() {
    Map<SectorSeries, SectorSeries> heads = new HashMap<>();
    Map<SectorSeries, SortedMap<LocalDate, SectorSeries.Point>> points = new HashMap<>();
    for (SectorFigure figure : figures.get()) {
      SectorSeries head = figure.series();
      heads.merge(head.identity(), head, SectorSeries::worse);
      points
          .computeIfAbsent(head.identity(), s -> new TreeMap<>())
          .putIfAbsent(figure.point().start(), figure.point());
    }
    SortedMap<SectorSeries, SectorSeries> sorted = new TreeMap<>(SectorSeries.ORDER);
    points.forEach(
        (identity, found) ->
            sorted.put(
                identity,
                heads
                    .getOrDefault(identity, identity)
                    .with(ofOneYear(identity.frequency(), found))));
    return sorted;
  }

  /**
   * Fiscal and calendar years are no series together: of both, those that reach furthest are one.
   */
  private static <P> SortedMap<LocalDate, P> ofOneYear(
      String frequency, SortedMap<LocalDate, P> points) {
    if (frequency.equals("A")) {
      Month start = points.lastKey().getMonth();
      points.keySet().removeIf(day -> day.getMonth() != start);
    }
    return points;
  }

  private Map<ProductSeries, ProductSeries> collectProducts() {
    Map<ProductSeries, SortedMap<LocalDate, ProductSeries.Point>> points = new HashMap<>();
    rows.forEach(
        "product",
        trade.products(),
        row ->
            points
                .computeIfAbsent(ProductSeries.head(row), s -> new TreeMap<>())
                .putIfAbsent(row.getAs("period_start"), ProductSeries.Point.of(row)));
    SortedMap<ProductSeries, ProductSeries> sorted = new TreeMap<>(ProductSeries.ORDER);
    points.forEach(
        (head, found) -> sorted.put(head, head.with(ofOneYear(head.frequency(), found))));
    return sorted;
  }

  private List<WorldTrade> collectWorld() {
    return trade.coversWorldTrade() ? WorldTrade.of(trade.world()::forEach) : List.of();
  }

  private List<SectorSeries> collectListed() {
    return ListedSectors.of(
        rows.list("chapter", ListedSectors.select(trade.listedChapters())),
        productSeriesWithWorld(),
        sectorSeries());
  }
}
