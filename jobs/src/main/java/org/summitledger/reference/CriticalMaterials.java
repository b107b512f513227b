package org.summitledger.reference;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.TableRow;

/**
 * Critical materials, the official lists that hold them, and the products that are made of them. A
 * list counts from the day it was published; of rows of one material and subheading the one
 * recorded last decides.
 */
public final class CriticalMaterials {
  private final List<CriticalMaterialRow> rows;
  private final List<CriticalList> lists;
  private final Subheadings subheadings;
  private final Map<String, List<CriticalMaterial>> byCode;

  /**
   * A material in a product.
   *
   * @param material such as natural_graphite
   * @param exact whether the product holds nothing but the material; otherwise it holds it beside
   *     others, in a proportion that nobody states
   * @param lists the official lists that hold the material in a form that is in the product
   */
  public record Held(String material, boolean exact, SortedSet<String> lists)
      implements Serializable {}

  private CriticalMaterials(
      List<CriticalMaterialRow> rows, List<CriticalList> lists, Subheadings subheadings) {
    this.rows = rows;
    this.lists = lists;
    this.subheadings = subheadings;
    Set<String> known = ids(lists);
    this.byCode =
        last(rows).stream()
            .map(row -> row.material(known))
            .flatMap(Optional::stream)
            .collect(groupedBy(CriticalMaterial::hsCode));
  }

  /** Without any material. */
  public static CriticalMaterials none() {
    return new CriticalMaterials(
        List.of(), List.of(), new Subheadings(Set.of(), Concordance.none()));
  }

  /**
   * From the rows of {@code critical_materials.csv} and {@code critical_lists.csv}.
   *
   * @param subheadings those of {@link Sectors#REVISION}
   * @throws BadInputException if a row names a list or subheading that is not there, or a
   *     subheading that is said to hold one material only holds another too
   */
  static CriticalMaterials of(
      List<TableRow> materials, List<TableRow> lists, Subheadings subheadings) {
    List<CriticalList> published = CriticalList.of(lists);
    List<CriticalMaterialRow> rows = materials.stream().map(CriticalMaterialRow::of).toList();
    Set<String> known = ids(published);
    Set<Issue> issues = new LinkedHashSet<>();
    rows.forEach(row -> row.issues(known, subheadings).forEach(issues::add));
    rows.stream()
        .map(CriticalMaterialRow::recordedOn)
        .distinct()
        .sorted()
        .forEach(day -> checkExact(last(knownOn(rows, day)), issues));
    if (!issues.isEmpty()) {
      throw new BadInputException(List.copyOf(issues));
    }
    return new CriticalMaterials(rows, published, subheadings);
  }

  /** A code that holds one material only cannot hold another. */
  private static void checkExact(List<CriticalMaterialRow> rows, Collection<Issue> issues) {
    for (var held : rows.stream().collect(groupedBy(CriticalMaterialRow::code)).values()) {
      held.stream()
          .filter(CriticalMaterialRow::isExact)
          .findFirst()
          .ifPresent(
              exact ->
                  held.stream()
                      .filter(row -> !row.equals(exact))
                      .findFirst()
                      .ifPresent(other -> issues.add(exact.notExact(other))));
    }
  }

  private static Set<String> ids(List<CriticalList> lists) {
    return lists.stream().map(CriticalList::id).collect(Collectors.toSet());
  }

  private static <T> Collector<T, ?, SortedMap<String, List<T>>> groupedBy(
      Function<T, String> key) {
    return Collectors.groupingBy(key, TreeMap::new, Collectors.toList());
  }

  private static List<CriticalMaterialRow> knownOn(List<CriticalMaterialRow> rows, LocalDate day) {
    return rows.stream().filter(row -> !row.recordedOn().isAfter(day)).toList();
  }

  /** Of rows of one material and code the one recorded last, unless it withdraws them. */
  private static List<CriticalMaterialRow> last(List<CriticalMaterialRow> rows) {
    Map<String, CriticalMaterialRow> last = new TreeMap<>();
    rows.stream()
        .sorted(Comparator.comparing(CriticalMaterialRow::recordedOn))
        .forEach(row -> last.put(row.code() + "/" + row.material(), row));
    return last.values().stream().filter(row -> !row.isWithdrawn()).toList();
  }

  /** What was known on a day: lists published by then, and rows recorded by then. */
  public CriticalMaterials asOf(LocalDate day) {
    return new CriticalMaterials(
        knownOn(rows, day),
        lists.stream().filter(list -> !list.publishedOn().isAfter(day)).toList(),
        subheadings);
  }

  /**
   * The materials that a product holds, by id. A heading holds those of its subheadings; a product
   * of an older revision those of the subheadings that its goods may be in today. A product holds a
   * material exactly only if each of these subheadings does.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it: the product is then
   *     taken as it stands
   * @return none for chapters, for all products together, and for what cannot be carried
   */
  public List<Held> materialsOf(String product, @Nullable String hsRevision) {
    Set<String> codes = subheadings.of(product, hsRevision);
    List<Held> held = new ArrayList<>();
    codes.stream()
        .flatMap(code -> byCode.getOrDefault(code, List.of()).stream())
        .collect(groupedBy(CriticalMaterial::material))
        .forEach((material, forms) -> held.add(held(material, forms, codes.size())));
    return List.copyOf(held);
  }

  /** The products that hold a material, of all revisions that can be carried. */
  public CriticalProducts products() {
    CriticalProducts products = new CriticalProducts();
    for (String code : byCode.keySet()) {
      add(products, code, Sectors.REVISION);
      for (String revision : subheadings.revisionsBefore(Sectors.REVISION)) {
        subheadings.before(code, revision).forEach(older -> add(products, older, revision));
      }
    }
    return products;
  }

  private void add(CriticalProducts products, String code, String revision) {
    for (String product : List.of(code, CriticalProducts.headingOf(code))) {
      products.add(product, revision, this::materialsOf);
    }
  }

  /**
   * The subheadings of {@link Sectors#REVISION} that goods of a product may be in: where they are
   * the same, codes of two revisions mean the same.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it
   * @return none for chapters, for all products together, and for what cannot be carried
   */
  public SortedSet<String> goodsOf(String product, @Nullable String hsRevision) {
    return new TreeSet<>(subheadings.of(product, hsRevision));
  }

  /** The revisions before one from which products can be carried, the last first. */
  public List<String> revisionsBefore(String hsRevision) {
    return subheadings.revisionsBefore(hsRevision);
  }

  private static Held held(String material, List<CriticalMaterial> forms, int codes) {
    SortedSet<String> lists = new TreeSet<>();
    forms.forEach(form -> lists.addAll(form.lists()));
    boolean exact = forms.size() == codes && forms.stream().allMatch(CriticalMaterial::exact);
    return new Held(material, exact, lists);
  }
}
