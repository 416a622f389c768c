import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  UseGuards,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { ApiExtraModels, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { SessionManager } from '../core/abc/manager.abc';
import { CheckPolicies, PoliciesGuard } from '../core/auth/policies';
import { QRCodeValue, RequestCodeRequest } from '../structures/auth.dto';

@ApiExtraModels(QRCodeValue)
@ApiSecurity('api_key')
@Controller('api/:session/auth')
@ApiTags('📱 Pairing')
@UseGuards(PoliciesGuard)
@CheckPolicies('session')
export class AuthController {
  constructor(private readonly manager: SessionManager) {}

  @Get('qr')
  getQR(@Param('session') name: string): QRCodeValue {
    return { value: this.manager.getSession(name).getQR() };
  }

  @Post('request-code')
  @UsePipes(new ValidationPipe({ transform: true, whitelist: true }))
  async requestCode(
    @Param('session') name: string,
    @Body() body: RequestCodeRequest,
  ): Promise<{ code: string }> {
    const session = this.manager.getSession(name);
    return { code: await session.requestCode(body.phoneNumber) };
  }
}
