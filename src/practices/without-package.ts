const root = /((?:^|\/)src\/[a-zA-Z]{1,40}\/(?:java|kotlin|scala|groovy)\/)(?:[^/]+\/)+/;

/** Below Maven's and Gradle's source folders, folders are the package's name: `com/example` is no example. */
export const withoutPackage = (path: string): string => path.replace(root, '$1');
