package org.summitledger.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Three countries that trade three products: the flows of {@code indicators_exact.json}. */
final class SmallWorld {
  static final List<String> COUNTRIES = List.of("J", "I", "R");
  static final List<String> PRODUCTS = List.of("a", "b", "c");

  private static final JsonNode FLOWS =
      Oracle.json("indicators_exact.json").path("bilateral_exports");

  private SmallWorld() {}

  static Outcome wits(String i, String j) {
    BigDecimal toPartner = BigDecimal.ZERO;
    for (String other : COUNTRIES) {
      toPartner = toPartner.add(total(bilateral(other, j)));
    }
    return TradeIntensity.wits(
        total(bilateral(i, j)), total(exports(i)), toPartner, total(world()));
  }

  static Outcome kojima(String i, String j) {
    return TradeIntensity.kojima(
        total(bilateral(i, j)),
        total(exports(i)),
        total(imports(j)),
        total(world()).subtract(total(imports(i))));
  }

  static Map<String, BigDecimal> bilateral(String from, String to) {
    return Oracle.values(FLOWS.path(from).path(to));
  }

  static Map<String, BigDecimal> exports(String i) {
    return sum(COUNTRIES.stream().map(j -> bilateral(i, j)));
  }

  static Map<String, BigDecimal> imports(String j) {
    return sum(COUNTRIES.stream().map(i -> bilateral(i, j)));
  }

  static Map<String, BigDecimal> world() {
    return sum(COUNTRIES.stream().map(SmallWorld::exports));
  }

  static Map<String, BigDecimal> sum(Stream<Map<String, BigDecimal>> parts) {
    Map<String, BigDecimal> sum = new TreeMap<>();
    parts.forEach(part -> part.forEach((k, v) -> sum.merge(k, v, BigDecimal::add)));
    return sum;
  }

  static BigDecimal total(Map<String, BigDecimal> values) {
    return Exact.sum(values.values());
  }
}
