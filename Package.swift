// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "diwan",
  products: [
    .executable(name: "diwan", targets: ["diwan"]),
    .library(
      name: "Diwan",
      targets: ["Chance", "Politics", "Dossiers", "Exchange", "Simulation", "Studies", "Archive", "Reports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Random streams, distributions and reproducible elementary functions. Depends on nothing.
    .target(name: "Chance", swiftSettings: settings),
    // Decisions by vote, bargaining and election: stand-alone algorithms.
    .target(
      name: "Politics", dependencies: ["Chance", .product(name: "BigInt", package: "BigInt")], swiftSettings: settings),
    // The sourced description: types, loading, checking, schema, writing.
    .target(
      name: "Dossiers",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      resources: [.embedInCode("Template/Files")],
      swiftSettings: settings),
    // Other tools' files as the text of dossiers. Depends on nothing.
    .target(name: "Exchange", swiftSettings: settings),
    // The compiled polity, the mechanisms of a week, and single futures.
    .target(name: "Simulation", dependencies: ["Chance", "Politics", "Dossiers"], swiftSettings: settings),
    // Designs over futures, and what is concluded from them.
    .target(name: "Studies", dependencies: ["Chance", "Dossiers", "Politics", "Simulation"], swiftSettings: settings),
    // Studies on disk. The only target that knows SQL.
    .target(
      name: "Archive",
      dependencies: [
        "Dossiers", "Simulation", "Studies",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    // Findings as a page, charts and tables.
    .target(
      name: "Reports",
      dependencies: [
        "Dossiers", "Politics", "Simulation", "Studies", "Archive",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates")],
      swiftSettings: settings),
    .executableTarget(
      name: "diwan",
      dependencies: [
        "Dossiers", "Exchange", "Politics", "Simulation", "Studies", "Archive", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Times the weekly loop and storage; see Benchmarks/README.md.
    .executableTarget(
      name: "diwan-bench", dependencies: ["Archive", "Chance", "Dossiers", "Politics", "Simulation", "Studies"],
      path: "Benchmarks", exclude: ["README.md", "peers_studies.py"], swiftSettings: settings),
    // Reads numbers of other programs, for all suites that compare with them.
    .target(name: "Vectors", path: "Tests/Vectors", swiftSettings: settings),
    .testTarget(name: "ChanceTests", dependencies: ["Chance"], swiftSettings: settings),
    .testTarget(
      name: "PoliticsTests",
      dependencies: ["Chance", "Politics", "Vectors", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: settings),
    // Yams is the oracle for the dossiers' own YAML reader.
    .testTarget(
      name: "DossiersTests", dependencies: ["Dossiers", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Chance", "Dossiers", "Exchange", "Simulation", "Vectors"],
      swiftSettings: settings),
    .testTarget(
      name: "SimulationTests", dependencies: ["Chance", "Dossiers", "Politics", "Simulation", "Vectors"],
      exclude: ["Vectors"],
      swiftSettings: settings),
    .testTarget(
      name: "StudiesTests", dependencies: ["Chance", "Dossiers", "Politics", "Simulation", "Studies", "Vectors"],
      exclude: ["Vectors"],
      swiftSettings: settings),
    .testTarget(
      name: "ArchiveTests",
      dependencies: [
        "Archive", "Chance", "Dossiers", "Simulation", "Studies", .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Dossiers", "Reports", "Studies", .product(name: "OrderedCollections", package: "swift-collections"),
      ], swiftSettings: settings),
    .testTarget(name: "CommandLineTests", swiftSettings: settings),
    .testTarget(name: "TidyTests", dependencies: ["Dossiers"], swiftSettings: settings),
  ]
)

// Only `make docs` needs the plug-in; other builds do not resolve it.
if Context.environment["DIWAN_DOCS"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
