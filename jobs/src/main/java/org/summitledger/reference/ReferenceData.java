package org.summitledger.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.source.CodeLists;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Hashes;
import org.summitledger.source.InputFile;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/**
 * The code lists and rates of {@code datasets/reference}.
 *
 * @param countries by every code scheme
 * @param products of the Harmonized System
 * @param sectors and the products in them
 * @param rateRows monthly exchange rates, not yet cut to a day
 * @param cifMargins between CIF and FOB
 * @param materials critical materials, not yet cut to a day; none where the folder lists none
 * @param thresholds of schools of dependency, not yet cut to a day; none where it holds none
 * @param unions customs unions; none where it holds none
 * @param files what was read
 */
public record ReferenceData(
    Countries countries,
    Products products,
    Sectors sectors,
    List<TableRow> rateRows,
    List<CifMargin> cifMargins,
    CriticalMaterials materials,
    DependencyThresholds thresholds,
    CustomsUnions unions,
    List<InputFile> files)
    implements CodeLists {

  private static final String COUNTRIES = "countries";

  /** Tables that a folder may do without. */
  private static final String MATERIALS = "critical_materials";

  private static final String THRESHOLDS = "dependency_thresholds";

  private static final String UNIONS = "customs_unions";

  /**
   * Reads the folder, which may hold {@code hs_weights} too.
   *
   * @throws org.summitledger.source.BadInputException if a table is missing or wrong
   */
  public static ReferenceData read(Path folder) {
    DataPackage data = DataPackage.read(folder);
    List<InputFile> files = new ArrayList<>();
    List<TableRow> countryRows = rows(data, COUNTRIES, files);
    List<String> columns =
        data.require(COUNTRIES).fields().stream().map(Resource.Field::name).toList();
    Products products = new Products(rows(data, "products", files));
    List<TableRow> sectorRows = rows(data, "sectors", files);
    List<TableRow> sectorProducts = rows(data, "sector_products", files);
    List<TableRow> rates = rows(data, "exchange_rates", files);
    List<TableRow> correlations = rows(data, "hs_correlations", files);
    List<TableRow> margins = rows(data, "cif_margins", files);
    Set<String> subheadings = products.subheadings(Sectors.REVISION);
    Concordance concordance = Concordance.of(correlations, subheadings);
    HsWeights weights =
        data.resource(HsWeights.TABLE)
            .map(resource -> weights(data, resource, concordance, files))
            .orElse(HsWeights.none());
    CriticalMaterials materials = materials(data, new Subheadings(subheadings, concordance), files);
    DependencyThresholds thresholds = thresholds(data, files);
    Countries countries = Countries.of(countryRows, columns);
    CustomsUnions unions = unions(data, countries, files);
    return new ReferenceData(
        countries,
        products,
        new Sectors(sectorRows, sectorProducts, concordance, weights),
        rates,
        CifMargin.of(margins),
        materials,
        thresholds,
        unions,
        List.copyOf(files));
  }

  private static List<TableRow> rows(DataPackage data, String name, List<InputFile> files) {
    Resource resource = data.require(name);
    InputFile file = data.file(resource);
    files.add(file);
    return TableReader.read(file, resource);
  }

  private static HsWeights weights(
      DataPackage data, Resource resource, Concordance concordance, List<InputFile> files) {
    InputFile file = data.file(resource);
    files.add(file);
    return HsWeights.of(TableReader.read(file, HsWeights.table(resource.path())), concordance);
  }

  private static CriticalMaterials materials(
      DataPackage data, Subheadings subheadings, List<InputFile> files) {
    return data.resource(MATERIALS).isEmpty()
        ? CriticalMaterials.none()
        : CriticalMaterials.of(
            rows(data, MATERIALS, files), rows(data, "critical_lists", files), subheadings);
  }

  private static DependencyThresholds thresholds(DataPackage data, List<InputFile> files) {
    return data.resource(THRESHOLDS).isEmpty()
        ? DependencyThresholds.none()
        : DependencyThresholds.of(rows(data, THRESHOLDS, files));
  }

  private static CustomsUnions unions(
      DataPackage data, Countries countries, List<InputFile> files) {
    return data.resource(UNIONS).isEmpty()
        ? CustomsUnions.none()
        : CustomsUnions.of(rows(data, UNIONS, files), countries);
  }

  @Override
  public Optional<String> country(String scheme, String code) {
    return countries.find(scheme, code);
  }

  @Override
  public boolean hasScheme(String scheme) {
    return countries.hasScheme(scheme);
  }

  @Override
  public boolean isProduct(String code, String hsRevision) {
    return products.contains(code, hsRevision);
  }

  /** Of the countries and products: sectors and rates do not change how a file is read. */
  @Override
  public String fingerprint() {
    return Hashes.sha256(
        files.subList(0, 2).stream().map(InputFile::sha256).collect(Collectors.joining("\n")));
  }
}
