import {
  Body,
  Controller,
  Get,
  Headers,
  Param,
  Post,
  Query,
  StreamableFile,
  UsePipes,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiSecurity,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { toBuffer } from 'qrcode';
import { bodyPipe } from '../validation/body-pipe';
import { TakesJson } from '../validation/takes-json';
import {
  Base64File,
  QrCodeValue,
  QrQuery,
  RequestCodeRequest,
  RequestCodeResponse,
} from './pairing.dto';
import { PAIRING_TAG } from '../openapi/tags';
import { PairingService } from './pairing.service';
import { sendFile } from './send-file';

const PNG = 'image/png';

@ApiTags(PAIRING_TAG)
@ApiSecurity('api_key')
@ApiExtraModels(Base64File, QrCodeValue)
@Controller('api/:session/auth')
@UsePipes(bodyPipe)
export class PairingController {
  constructor(private readonly pairing: PairingService) {}

  @Get('qr')
  @ApiOperation({
    summary: 'Get the QR code to scan',
    description: 'While the session starts, waits up to 10 s for it.',
  })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiOkResponse({
    content: {
      [PNG]: { schema: { type: 'string', format: 'binary' } },
      'application/json': {
        schema: {
          oneOf: [
            { $ref: getSchemaPath(Base64File) },
            { $ref: getSchemaPath(QrCodeValue) },
          ],
        },
      },
    },
  })
  async qr(
    @Param('session') name: string,
    @Query() query: QrQuery,
    @Headers('accept') accept = '',
  ): Promise<QrCodeValue | Base64File | StreamableFile> {
    const value = await this.pairing.qr(name);
    if (query.format === 'raw') {
      return { value };
    }
    const image = await toBuffer(value, { width: 400 });
    return sendFile(image, PNG, accept);
  }

  @Post('request-code')
  @ApiOperation({ summary: 'Get a pairing code to type on the phone' })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiCreatedResponse({ type: RequestCodeResponse })
  @TakesJson()
  async requestCode(
    @Param('session') name: string,
    @Body() request: RequestCodeRequest,
  ): Promise<RequestCodeResponse> {
    return { code: await this.pairing.requestCode(name, request.phoneNumber) };
  }
}
