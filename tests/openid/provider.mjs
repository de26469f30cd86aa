// A real provider for the tests: oidc-provider with its own pages, any name signs in with any password.
// node provider.mjs MODULES PORT REDIRECT_URI
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, port, redirect] = process.argv.slice(2);
const found = createRequire(resolve(modules) + "/").resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(found).href);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "detente",
      client_secret: "a secret of the tests",
      redirect_uris: [redirect],
      post_logout_redirect_uris: [redirect],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  conformIdTokenClaims: false, // claims stand in the token, as with Keycloak, Entra, Google and Authentik
  cookies: { keys: ["a key of the tests"] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      email: `${id}@example.org`,
      email_verified: id !== "unverified",
      groups: id === "member" ? ["editors"] : [],
    }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
