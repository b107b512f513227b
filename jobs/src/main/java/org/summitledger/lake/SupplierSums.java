package org.summitledger.lake;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.summitledger.lake.SupplierQuantities.Quantities;
import org.summitledger.reference.Countries;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;

/**
 * One file's imports by product while it is read: how many suppliers, how much of what, and the sum
 * of squares from which concentration follows, exactly. All products together are in none of it.
 */
final class SupplierSums {
  private static final int COUNTRY_BITS = CellKey.COUNTRY_BITS;
  private static final int PRODUCT_BITS = CellKey.PRODUCT_BITS;
  private static final int NOBODY = -1;

  /** No line has said of which revision the product is. */
  private static final int NO_REVISION = -1;

  /** Lines of a product are of several revisions, or some of none. */
  private static final int SEVERAL = -2;

  private final FlowBatch.Codes all;
  private final Grouping grouping;
  private final Scope scope;
  private final Map<String, String> partners;
  private final LongIndex keys = new LongIndex();
  private final Squares squares = new Squares(0);
  private KnownCodes codes;
  private long[] world = new long[0];
  private boolean[] hasWorld = new boolean[0];
  private long[] partnersValue = new long[0];
  private boolean[] hasAny = new boolean[0];
  private int[] suppliers = new int[0];
  private long[] listed = new long[0];
  private long[] topValue = new long[0];
  private int[] top = new int[0];
  private long[] partnerValue = new long[0];
  private int[] revision = new int[0];
  private final List<String> revisions = new ArrayList<>();
  private final SupplierQuantities quantities = new SupplierQuantities(this::comesBefore);

  /**
   * Sums of nothing yet.
   *
   * @param scope what of the file is added up
   */
  SupplierSums(FlowBatch.Codes codes, Grouping grouping, Scope scope) {
    this.all = codes;
    this.codes = KnownCodes.of(codes);
    this.grouping = grouping;
    this.scope = scope;
    this.partners = grouping.partners();
  }

  /**
   * Adds a batch of which no two flows are of one cell.
   *
   * @param unitsOfLines see {@link Units#of}
   */
  void add(FlowBatch batch, List<String> unitsOfLines) {
    codes = KnownCodes.of(all);
    boolean[] isImport = isImport();
    boolean[] isTotal = isTotal();
    int[] followed = followed();
    int[] codeOf = codesOfProducts();
    int[] revisionOf = revisionsOfProducts();
    int worldPlace = codes.countries().indexOf(Countries.WORLD);
    boolean[] reports = grouping.reports(scope, codes.countries());
    for (int i = 0; i < batch.size(); i++) {
      int product = batch.product()[i];
      if (reports[batch.reporter()[i]] && isImport[batch.flow()[i]] && !isTotal[product]) {
        int at = place(batch, i, codeOf[product]);
        noteRevision(at, revisionOf[product]);
        int unit = quantities.unit(unitsOfLines, i);
        if (batch.partner()[i] == worldPlace) {
          world(at, batch.value()[i], batch.quantity()[i], unit);
        } else {
          supplier(at, batch, i, unit);
          if (batch.partner()[i] == followed[batch.reporter()[i]]) {
            follow(at, batch.value()[i], batch.quantity()[i]);
          }
        }
      }
    }
  }

  private boolean[] isImport() {
    boolean[] isImport = new boolean[codes.flows().size()];
    for (int i = 0; i < isImport.length; i++) {
      isImport[i] = codes.flows().get(i).equals("import");
    }
    return isImport;
  }

  private boolean[] isTotal() {
    boolean[] isTotal = new boolean[codes.products().size()];
    for (int i = 0; i < isTotal.length; i++) {
      isTotal[i] = Flow.levelOf(codes.products().get(i).code()).equals("TOTAL");
    }
    return isTotal;
  }

  /** By the place of an importer the supplier that is followed. */
  private int[] followed() {
    int[] followed = new int[codes.countries().size()];
    for (int i = 0; i < followed.length; i++) {
      followed[i] = codes.countries().indexOf(partners.getOrDefault(codes.countries().get(i), ""));
    }
    return followed;
  }

  private void world(int at, long value, long quantity, int unit) {
    world[at] = hasWorld[at] ? Batches.plus(world[at], value) : value;
    hasWorld[at] = true;
    if (value > 0) {
      quantities.addWorld(at, quantity, unit);
    }
  }

  private void supplier(int at, FlowBatch batch, int line, int unit) {
    int partner = batch.partner()[line];
    long value = batch.value()[line];
    if (value == FlowBatch.MISSING) {
      return;
    }
    hasAny[at] = true;
    partnersValue[at] = ExactSum.add(partnersValue[at], value);
    if (value <= 0) {
      return;
    }
    suppliers[at]++;
    listed[at] = ExactSum.add(listed[at], value);
    squares.add(at, value);
    quantities.add(at, partner, batch.quantity()[line], unit);
    if (value > topValue[at] || (value == topValue[at] && comesBefore(partner, top[at]))) {
      topValue[at] = value;
      top[at] = partner;
    }
  }

  /** A zero that is stated is a share of zero; of what is blank or below zero there is no share. */
  private void follow(int at, long value, long quantity) {
    if (value >= 0) {
      partnerValue[at] = Batches.plus(partnerValue[at], value);
    }
    if (value > 0) {
      quantities.follow(at, quantity);
    }
  }

  private void noteRevision(int at, int revisionOf) {
    revision[at] = revision[at] == NO_REVISION || revision[at] == revisionOf ? revisionOf : SEVERAL;
  }

  private boolean comesBefore(int partner, int other) {
    return other == NOBODY
        || codes.countries().get(partner).compareTo(codes.countries().get(other)) < 0;
  }

  /** A code that a file states in several revisions is one product of an importer here. */
  private int[] codesOfProducts() {
    Map<String, Integer> first = new HashMap<>();
    int[] codeOf = new int[codes.products().size()];
    for (int i = 0; i < codeOf.length; i++) {
      codeOf[i] = first.merge(codes.products().get(i).code(), i, (known, next) -> known);
    }
    return codeOf;
  }

  /** Revisions by the place of a product; one that a file does not state is a revision too. */
  private int[] revisionsOfProducts() {
    int[] revisionOf = new int[codes.products().size()];
    for (int i = 0; i < revisionOf.length; i++) {
      String name = Objects.requireNonNullElse(codes.products().get(i).hsRevision(), "");
      if (!revisions.contains(name)) {
        revisions.add(name);
      }
      revisionOf[i] = revisions.indexOf(name);
    }
    return revisionOf;
  }

  private int place(FlowBatch batch, int i, int product) {
    long key = batch.period()[i];
    key = key << COUNTRY_BITS | batch.reporter()[i];
    key = key << PRODUCT_BITS | product;
    int at = keys.placeOf(key);
    if (at >= world.length) {
      grow(Math.max(1 << 10, world.length * 2));
    }
    return at;
  }

  private void grow(int size) {
    int from = world.length;
    world = Arrays.copyOf(world, size);
    hasWorld = Arrays.copyOf(hasWorld, size);
    partnersValue = Arrays.copyOf(partnersValue, size);
    hasAny = Arrays.copyOf(hasAny, size);
    suppliers = Arrays.copyOf(suppliers, size);
    listed = Arrays.copyOf(listed, size);
    squares.grow(size);
    topValue = Arrays.copyOf(topValue, size);
    top = Arrays.copyOf(top, size);
    partnerValue = Arrays.copyOf(partnerValue, size);
    Arrays.fill(partnerValue, from, size, FlowBatch.MISSING);
    Arrays.fill(top, from, size, NOBODY);
    revision = Arrays.copyOf(revision, size);
    Arrays.fill(revision, from, size, NO_REVISION);
    quantities.grow(size);
  }

  /**
   * What a file says of an importer's suppliers of a product.
   *
   * @param hsRevision of the product; empty where the file does not say, or says several
   * @param hasWorld whether the file has a total over all suppliers
   * @param world that total, in thousandths; empty where it is blank or not there
   * @param partners the sum over all partners but the world, in thousandths
   * @param suppliers how many with a positive value, the world not among them
   * @param listed their sum, in thousandths
   * @param squares the sum of their squares, in millionths of a squared unit
   * @param topSupplier the largest of them, the first by code among equals; empty if there is none
   * @param topValue its value, in thousandths
   * @param partner the supplier that is followed; empty if there is none for the importer
   * @param partnerValue its value, in thousandths; empty where the file has none that is zero or
   *     above
   * @param quantities the same by quantity; empty where the file has none, or of several units
   */
  record SupplierSum(
      Period period,
      String importer,
      String product,
      Optional<String> hsRevision,
      boolean hasWorld,
      Optional<Long> world,
      long partners,
      int suppliers,
      long listed,
      BigInteger squares,
      Optional<String> topSupplier,
      long topValue,
      Optional<String> partner,
      Optional<Long> partnerValue,
      Optional<Quantities> quantities) {}

  /** All sums of the file, in no order. */
  List<SupplierSum> sums() {
    List<SupplierSum> sums = new ArrayList<>();
    for (int at = 0; at < keys.size(); at++) {
      sums.add(sum(at, scope.addsUpWorld()));
    }
    return sums;
  }

  private SupplierSum sum(int at, boolean addsUpWorld) {
    long key = keys.key(at);
    int reporter = (int) (key >>> PRODUCT_BITS & ((1 << COUNTRY_BITS) - 1));
    boolean stated = hasWorld[at] && world[at] != FlowBatch.MISSING;
    Optional<Long> total =
        addsUpWorld
            ? (hasAny[at] ? Optional.of(partnersValue[at]) : Optional.empty())
            : (stated ? Optional.of(world[at]) : Optional.empty());
    return new SupplierSum(
        codes.periods().get((int) (key >>> (PRODUCT_BITS + COUNTRY_BITS))),
        codes.countries().get(reporter),
        codes.products().get((int) (key & ((1 << PRODUCT_BITS) - 1))).code(),
        revision[at] < 0
            ? Optional.empty()
            : Optional.of(revisions.get(revision[at])).filter(r -> !r.isEmpty()),
        addsUpWorld || hasWorld[at],
        total,
        partnersValue[at],
        suppliers[at],
        listed[at],
        squares.sum(at),
        top[at] == NOBODY ? Optional.empty() : Optional.of(codes.countries().get(top[at])),
        topValue[at],
        Optional.ofNullable(partners.get(codes.countries().get(reporter))),
        partnerValue[at] == FlowBatch.MISSING ? Optional.empty() : Optional.of(partnerValue[at]),
        quantities.sums(at, suppliers[at], addsUpWorld, codes.countries()));
  }
}
