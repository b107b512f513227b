package org.summitledger.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the codes of a file their places, for all threads that read it. */
final class FlowCodes implements FlowBatch.Codes {
  private final Places<Period> periods = new Places<>();
  private final Places<String> countries = new Places<>();
  private final Places<String> flows = new Places<>();
  private final Places<Product> products = new Places<>();

  private final AtomicInteger firstLength = new AtomicInteger();
  private volatile boolean levels;

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

  int period(Flow flow) {
    return periods.of(new Period(flow.periodStart(), flow.periodEnd()));
  }

  int country(String code) {
    return countries.of(code);
  }

  int flow(String direction) {
    return flows.of(direction);
  }

  int product(Flow flow) {
    int length = flow.product().length();
    if (!firstLength.compareAndSet(0, length) && firstLength.get() != length) {
      levels = true;
    }
    return products.of(new Product(flow.product(), flow.hsRevision()));
  }

  /** Whether codes of more than one level were seen: only then can one be part of another. */
  boolean hasLevels() {
    return levels;
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
