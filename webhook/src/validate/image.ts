/** @returns the image reference without tag and digest; the colon of a registry's port is not a tag's */
export function repositoryOf(image: string): string {
  const [name = ""] = image.split("@", 1);
  const slash = name.lastIndexOf("/");
  const colon = name.indexOf(":", slash + 1);
  return colon === -1 ? name : name.slice(0, colon);
}
