package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Says what a tree with the same keys says. */
class OrderedMapTest {
  private final OrderedMap<String, Integer> some =
      OrderedMap.of(Map.of("01", 1, "0102", 2, "85", 3));

  private static String code(Random random) {
    return "" + random.nextInt(100);
  }

  private static Map<String, Integer> codes(Random random) {
    return IntStream.range(0, random.nextInt(30))
        .boxed()
        .collect(Collectors.toMap(i -> code(random), i -> i, (a, b) -> b));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void saysWhatATreeSays(int seed) {
    Random random = new Random(seed);
    SortedMap<String, Integer> tree = new TreeMap<>(codes(random));
    OrderedMap<String, Integer> map = OrderedMap.of(tree);
    String asked = code(random);
    assertThat(map).isEqualTo(tree).hasSize(tree.size());
    assertThat(map.entrySet()).containsExactlyElementsOf(tree.entrySet());
    assertThat(map.get(asked)).isEqualTo(tree.get(asked));
    assertThat(map.containsKey(asked)).isEqualTo(tree.containsKey(asked));
    assertThat(map.headMap(asked)).isEqualTo(tree.headMap(asked));
    assertThat(map.tailMap(asked)).isEqualTo(tree.tailMap(asked));
    assertThat(map.subMap("3", "3" + asked)).isEqualTo(tree.subMap("3", "3" + asked));
    assertThat(map.values()).containsExactlyElementsOf(tree.values());
    String from = code(random);
    tree.keySet().removeIf(k -> k.compareTo(from) >= 0 && k.compareTo(asked) < 0);
    assertThat(map.without(from, asked)).isEqualTo(tree);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void severalTogetherAreWhatATreeMergesThemInto(int seed) {
    Random random = new Random(seed);
    SortedMap<String, String> tree = new TreeMap<>();
    List<OrderedMap<String, String>> maps = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      OrderedMap<String, String> map = OrderedMap.of(codes(random)).each(String::valueOf);
      map.forEach((code, value) -> tree.merge(code, value, String::concat));
      maps.add(map);
    }
    assertThat(OrderedMap.together(maps, String::concat)).isEqualTo(tree);
  }

  @Test
  void whatSeveralHaveIsJoinedInTheirOrder() {
    List<OrderedMap<String, String>> maps =
        Stream.of("a", "b", "c", "d").map(value -> OrderedMap.of(Map.of("01", value))).toList();
    assertThat(OrderedMap.together(maps, String::concat)).isEqualTo(Map.of("01", "abcd"));
  }

  @Test
  void noMapsTogetherAreEmpty() {
    assertThat(OrderedMap.<String, String>together(List.of(), String::concat)).isEmpty();
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @Test
  void keysAreInTheirOrder() {
    assertThat(some.firstKey()).isEqualTo("01");
    assertThat(some.lastKey()).isEqualTo("85");
    assertThat(some.keySet()).containsExactly("01", "0102", "85");
    assertThat(some.comparator()).isNull();
  }

  @Test
  void eachValueBecomesAnother() {
    assertThat(some.each(v -> v * 10)).isEqualTo(Map.of("01", 10, "0102", 20, "85", 30));
  }

  @Test
  void keepsSomeCodes() {
    assertThat(some.keeping(k -> k.startsWith("01"))).isEqualTo(Map.of("01", 1, "0102", 2));
    assertThat(some.keeping(k -> true)).isSameAs(some);
    assertThat(some.keeping(k -> false)).isEmpty();
  }

  @Test
  void withoutARangeItHasNothingInItIsTheSame() {
    assertThat(some.without("02", "85")).isSameAs(some);
    assertThat(some.without("99", "00")).isSameAs(some);
  }

  @Test
  void whatIsSortedOtherwiseIsPutIntoTheOrderOfItsKeys() {
    SortedMap<String, Integer> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(some);
    assertThat(OrderedMap.of(backwards).keySet()).containsExactly("01", "0102", "85");
  }

  @Test
  void marketsAreInOrderOfTheirProducts() {
    Market first = new Market("01", "JPN");
    Market second = new Market("02", "IND");
    OrderedMap<Market, Integer> markets = OrderedMap.of(Map.of(second, 2, first, 1));
    assertThat(markets.keySet()).containsExactly(first, second);
    assertThat(markets.get(second)).isEqualTo(2);
    assertThat(markets.get(new Market("01", "IND"))).isNull();
  }

  @Test
  void noKeyIsNone() {
    assertThat(some.get(null)).isNull();
    assertThat(some.containsKey(null)).isFalse();
  }

  @Test
  void whatIsBuiltDoesNotChangeWithWhatIsAddedLater() {
    OrderedMap.Builder<String, Integer> builder = new OrderedMap.Builder<>();
    builder.add("01", 1);
    OrderedMap<String, Integer> built = builder.build();
    builder.add("02", 2);
    assertThat(built).isEqualTo(Map.of("01", 1));
  }

  @Test
  void valuesStandByOtherKeys() {
    assertThat(some.by(k -> "k" + k)).isEqualTo(Map.of("k01", 1, "k0102", 2, "k85", 3));
  }

  @Test
  void keysThatAreNotInOrderAreRefused() {
    assertThatThrownBy(() -> some.by(k -> k.substring(0, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot add 01 to a map that holds 01");
    assertThatThrownBy(() -> some.by(k -> k.equals("85") ? "00" : k))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot add 00 to a map that holds 0102");
  }

  static Stream<Consumer<OrderedMap<String, Integer>>> changes() {
    return Stream.of(
        map -> map.put("99", 4),
        map -> map.remove("01"),
        OrderedMap::clear,
        map -> map.keySet().remove("01"),
        map -> map.values().clear(),
        map -> map.headMap("85").put("02", 4),
        map -> map.entrySet().iterator().next().setValue(4),
        map -> {
          Iterator<Map.Entry<String, Integer>> entries = map.entrySet().iterator();
          entries.next();
          entries.remove();
        });
  }

  @ParameterizedTest
  @MethodSource("changes")
  void nobodyChangesIt(Consumer<OrderedMap<String, Integer>> change) {
    assertThatThrownBy(() -> change.accept(some)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aChangeOfWhatItWasMadeOfIsNotSeen() {
    Map<String, Integer> source = new TreeMap<>(Map.of("01", 1));
    OrderedMap<String, Integer> map = OrderedMap.of(source);
    source.put("02", 2);
    assertThat(map).isEqualTo(Map.of("01", 1));
  }

  @Test
  void anEmptyOneHasNoFirstKey() {
    OrderedMap<String, Integer> none = OrderedMap.of(new TreeMap<String, Integer>());
    assertThatThrownBy(none::firstKey)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Cannot give a key of a map of 0: there is none at 0");
    assertThatThrownBy(none::lastKey)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Cannot give a key of a map of 0: there is none at -1");
  }

  @Test
  void aRangeBackwardsIsRefused() {
    assertThatThrownBy(() -> some.subMap("85", "01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot take keys from 85 to 01");
  }
}
