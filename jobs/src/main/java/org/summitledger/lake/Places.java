package org.summitledger.lake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers codes from 0 in the order in which they first come. */
final class Places<T> {
  private final Map<T, Integer> places = new HashMap<>();
  private final List<T> known = new ArrayList<>();

  /** The code's place; a new one if it was not there. */
  int of(T code) {
    Integer place = places.putIfAbsent(code, known.size());
    if (place != null) {
      return place;
    }
    known.add(code);
    return known.size() - 1;
  }

  /** The codes by their place. */
  List<T> known() {
    return Collections.unmodifiableList(known);
  }
}
