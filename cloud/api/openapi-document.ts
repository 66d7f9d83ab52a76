import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { cloudContract } from '../../src-shared/cloud-contract/contract.ts'

/** The OpenAPI 3.1 document of the JSON API, made from the contract itself. */
export function openApiDocument(publicUrl: string): ReturnType<OpenAPIGenerator['generate']> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(cloudContract, {
    info: {
      title: 'Packbench',
      version: '1',
      description:
        'Orders, stations, people and products of a store. Errors are application/problem+json (RFC 9457) with `type`, `title`, `status`, `detail`, `requestId` and, where fields are wrong, `errors`. Stations synchronise by a protocol of their own under /v1/sync.',
    },
    servers: [{ url: `${publicUrl}/v1` }],
    security: [{ person: [] }],
    components: {
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        station: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Device <device token>`',
        },
      },
    },
    customErrorResponseBodySchema: () => ({
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'requestId'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        requestId: { type: 'string' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'message'],
            properties: { field: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    }),
  })
}
