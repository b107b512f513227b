package org.summitledger.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gives the codes of a file their places, for all threads that read it. */
public final class FlowCodes implements FlowBatch.Codes {
  private final Places<Period> periods = new Places<>();
  private final Places<String> countries = new Places<>();
  private final Places<String> flows = new Places<>();
  private final Places<Product> products = new Places<>();

  private final AtomicInteger firstLength = new AtomicInteger();
  private volatile boolean levels;

  private final AtomicReference<@Nullable String> firstRevision = new AtomicReference<>();
  private volatile boolean revisions;

  private static final class Places<T> {
    private final Map<T, Integer> placeOf = new HashMap<>();
    private final List<T> list = new ArrayList<>();

    synchronized int of(T code) {
      Integer place = placeOf.get(code);
      if (place == null) {
        place = list.size();
        placeOf.put(code, place);
        list.add(code);
      }
      return place;
    }

    synchronized List<T> snapshot() {
      return List.copyOf(list);
    }
  }

  /** Puts flows into columns, in their order. */
  public FlowBatch batch(List<Flow> of) {
    BatchBuilder batch = new BatchBuilder(of.size());
    of.forEach(flow -> batch.add(flow, this));
    return batch.batch();
  }

  /** The place of a period. */
  public int period(Period period) {
    return periods.of(period);
  }

  /** The place of a country, by its ISO3 code or that of a special area. */
  public int country(String code) {
    return countries.of(code);
  }

  /** The place of a direction, import or export. */
  public int flow(String direction) {
    return flows.of(direction);
  }

  /** The place of a product. */
  public int product(Product product) {
    int length = product.code().length();
    if (!firstLength.compareAndSet(0, length) && firstLength.get() != length) {
      levels = true;
    }
    String revision = product.hsRevision();
    if (revision != null
        && !firstRevision.compareAndSet(null, revision)
        && !revision.equals(firstRevision.get())) {
      revisions = true;
    }
    return products.of(product);
  }

  int period(Flow flow) {
    return period(new Period(flow.periodStart(), flow.periodEnd()));
  }

  int product(Flow flow) {
    return product(new Product(flow.product(), flow.hsRevision()));
  }

  /** Whether codes of more than one level were seen: only then can one be part of another. */
  boolean hasLevels() {
    return levels;
  }

  /** Whether codes of more than one revision were seen: only then can trade be stated in two. */
  boolean hasRevisions() {
    return revisions;
  }

  @Override
  public List<Period> periods() {
    return periods.snapshot();
  }

  @Override
  public List<String> countries() {
    return countries.snapshot();
  }

  @Override
  public List<String> flows() {
    return flows.snapshot();
  }

  @Override
  public List<Product> products() {
    return products.snapshot();
  }
}
