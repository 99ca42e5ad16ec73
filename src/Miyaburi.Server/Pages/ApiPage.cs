using System.Text.Json;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Pages;

/// <summary>The API for people who read: made from the committed OpenAPI document and the list of problems.</summary>
internal static class ApiPage
{
    private const int SchemaDepth = 1;

    internal static Page Of(HtmlView view)
    {
        var say = new Sayer(view);
        using var document = JsonDocument.Parse(Embedded.Text("openapi.json"));
        var root = document.RootElement;
        var operations = root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => Operation(path.Name, o, root))).ToList();
        var title = say.Of("開発者向けAPI", "API for developers");
        return new Page
        {
            Name = "docs",
            Path = "/docs/api",
            View = view,
            Title = title,
            Description = say.Of("メッセージを調べるREST APIの説明", "Reference of the REST API that checks messages"),
            Body = Html.Of($"""
                <h1>{title}</h1>
                <p>{say.Of("説明の本文は英語です。", "")} <a href="/openapi/v1.json">OpenAPI 3.1 (JSON)</a></p>
                <pre><code>curl -s http://127.0.0.1:8080/v1/check -H 'Content-Type: application/json' \
                  -d '{"{"}"text":"【J:COM】ご請求書が未払いの状態です…","kind":"sms"{"}"}'</code></pre>
                <div lang="en">{operations}{Problems()}</div>

                """),
        };
    }

    private static Html Operation(string path, JsonProperty operation, JsonElement root)
    {
        var value = operation.Value;
        return Html.Of($"""
            <section class="operation" id="{Text(value, "operationId")}"><h2><code>{operation.Name.ToUpperInvariant()} {path}</code></h2><p><strong>{Text(value, "summary")}</strong></p><p>{Text(value, "description")}</p>
            {Body(value, root)}<h3>Answers</h3><ul>{Responses(value, root)}</ul></section>

            """);
    }

    private static Html Body(JsonElement operation, JsonElement root)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
        {
            return Html.Empty;
        }

        var content = body.GetProperty("content");
        var types = string.Join(", ", content.EnumerateObject().Select(c => c.Name));
        return Html.Of($"<h3>Body</h3><p><code>{types}</code></p>{Schema(content.EnumerateObject().First().Value.GetProperty("schema"), root, 0)}");
    }

    private static IEnumerable<Html> Responses(JsonElement operation, JsonElement root) =>
        operation.GetProperty("responses").EnumerateObject().Select(response =>
        {
            var content = response.Value.TryGetProperty("content", out var types) ? types.EnumerateObject().ToList() : [];
            var schema = response.Name[0] is '2' && content.Count > 0 && content[0].Value.TryGetProperty("schema", out var found) ? Schema(found, root, 0) : Html.Empty;
            return Html.Of($"<li><code>{response.Name}</code> {Text(response.Value, "description")} <code>{string.Join(", ", content.Select(c => c.Name))}</code>{schema}</li>");
        });

    private static Html Schema(JsonElement schema, JsonElement root, int depth)
    {
        var resolved = Resolve(schema, root);
        if (resolved.TryGetProperty("items", out var items))
        {
            resolved = Resolve(items, root);
        }

        if (!resolved.TryGetProperty("properties", out var properties))
        {
            return Html.Empty;
        }

        var rows = properties.EnumerateObject().Select(p =>
        {
            var inner = depth < SchemaDepth ? Schema(p.Value, root, depth + 1) : Html.Empty;
            var more = inner.IsEmpty ? Html.Empty : Html.Of($"<details><summary>…</summary>{inner}</details>");
            return Html.Of($"<tr><th scope=\"row\"><code>{p.Name}</code></th><td>{TypeOf(p.Value, root)}</td><td>{Text(p.Value, "description")}{more}</td></tr>");
        });
        return Html.Of($"<table><tbody>{rows}</tbody></table>");
    }

    private static JsonElement Resolve(JsonElement schema, JsonElement root)
    {
        if (schema.TryGetProperty("oneOf", out var any))
        {
            schema = any.EnumerateArray().FirstOrDefault(s => s.TryGetProperty("$ref", out _), schema);
        }

        return schema.TryGetProperty("$ref", out var reference)
            ? root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
    }

    private static string TypeOf(JsonElement schema, JsonElement root)
    {
        var resolved = Resolve(schema, root);
        if (resolved.TryGetProperty("enum", out var values))
        {
            return string.Join(" | ", values.EnumerateArray().Select(v => v.ToString()));
        }

        return resolved.TryGetProperty("type", out var type)
            ? type.ValueKind is JsonValueKind.Array ? string.Join(" | ", type.EnumerateArray().Select(t => t.GetString())) : type.GetString()!
            : "any";
    }

    private static Html Problems()
    {
        var rows = Cause.All.Select(c => Html.Of($"<tr id=\"problem-{c.Id}\"><th scope=\"row\"><code>{c.Id}</code></th><td>{c.Status}</td><td>{c.Text.En}</td></tr>"));
        return Html.Of($"<section><h2>Problems</h2><p>Errors are Problem Details (RFC 9457); <code>cause</code> is one of these. A message that cannot be read has the cause <code>empty</code>, <code>binary</code>, <code>image</code> or <code>outlookMsg</code>.</p><table><tbody>{rows}</tbody></table></section>");
    }

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var text) ? text.GetString() ?? "" : "";
}
