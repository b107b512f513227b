package org.summitledger.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param files what was read
 */
public record ReferenceData(
    Countries countries,
    Products products,
    Sectors sectors,
    List<TableRow> rateRows,
    List<CifMargin> cifMargins,
    List<InputFile> files)
    implements CodeLists {

  /** The tables that the folder must hold, by resource name. */
  private static final List<String> NAMES =
      List.of(
          "countries",
          "products",
          "sectors",
          "sector_products",
          "exchange_rates",
          "hs_correlations",
          "cif_margins");

  /**
   * Reads the folder, which may hold {@code hs_weights} too.
   *
   * @throws org.summitledger.source.BadInputException if a table is missing or wrong
   */
  public static ReferenceData read(Path folder) {
    DataPackage data = DataPackage.read(folder);
    List<InputFile> files = new ArrayList<>();
    List<List<TableRow>> tables = new ArrayList<>();
    List<Resource> resources = new ArrayList<>();
    for (String name : NAMES) {
      Resource resource = data.require(name);
      InputFile file = data.file(resource);
      files.add(file);
      resources.add(resource);
      tables.add(TableReader.read(file, resource));
    }
    List<String> columns = resources.get(0).fields().stream().map(Resource.Field::name).toList();
    Products products = new Products(tables.get(1));
    Concordance concordance = Concordance.of(tables.get(5), products.subheadings(Sectors.REVISION));
    HsWeights weights =
        data.resource(HsWeights.TABLE)
            .map(resource -> weights(data, resource, concordance, files))
            .orElse(HsWeights.none());
    return new ReferenceData(
        Countries.of(tables.get(0), columns),
        products,
        new Sectors(tables.get(2), tables.get(3), concordance, weights),
        tables.get(4),
        CifMargin.of(tables.get(6)),
        List.copyOf(files));
  }

  private static HsWeights weights(
      DataPackage data, Resource resource, Concordance concordance, List<InputFile> files) {
    InputFile file = data.file(resource);
    files.add(file);
    return HsWeights.of(TableReader.read(file, HsWeights.table(resource.path())), concordance);
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
